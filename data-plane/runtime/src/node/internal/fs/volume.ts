import { currentOrNone } from "../../../context.ts";
import { activeEvent } from "../../../events/active-event.ts";
import { placedObject } from "../../../objects/placed-object.ts";
import { fsError, type Request } from "./errors.ts";
import { Device, type Entry, File, Folder, sizeOf } from "./nodes.ts";
import { segmentsOf } from "./paths.ts";

/** Most bytes that the files of one request or object may have, with what they are filed under. */
const MOST_BYTES = 64 * 1024 * 1024;

const bundle = new Folder(false);
const devices = new Folder(false, {
  null: new Device(true),
  zero: new Device(true),
  random: new Device(true),
  full: new Device(false),
});

/**
 * The files that one stateless event, or one object in all of its events, sees: `/tmp`, where it may write until its
 * memory is used up, `/dev`, and `/bundle`, which is empty.
 */
export class Volume {
  readonly #temporary = new Folder(true);
  readonly #root = new Folder(false, { bundle, tmp: this.#temporary, dev: devices });
  #used = 0;

  /** The entry at a path, undefined when there is none. Throws ENOTDIR when a file stands in the way. */
  find(request: Request, path = request.path): Entry | undefined {
    let at: Entry | undefined = this.#root;
    for (const segment of segmentsOf(path)) {
      if (at === undefined) {
        return undefined;
      }
      if (!(at instanceof Folder)) {
        throw fsError("ENOTDIR", request);
      }
      at = at.entries.get(segment);
    }
    return at;
  }

  /** Throws ENOENT when there is none. */
  get(request: Request, path = request.path): Entry {
    const found = this.find(request, path);
    if (found === undefined) {
      throw fsError("ENOENT", request);
    }
    return found;
  }

  /** Puts an entry in place of what was there. Throws EPERM where nothing may be written, and ENOSPC. */
  put(entry: Entry, request: Request, path = request.path): void {
    const { folder, name } = this.#place(request, path);
    const before = folder.entries.get(name);
    const more = sizeOf(entry) + (before === undefined ? name.length : -sizeOf(before));
    this.requireRoom(more, request);
    folder.entries.set(name, entry);
    this.#used += more;
  }

  /** Throws ENOSPC unless there is room for so many bytes more. */
  requireRoom(more: number, request: Request): void {
    if (more > MOST_BYTES - this.#used) {
      throw fsError("ENOSPC", request);
    }
  }

  /** Takes an entry away, with everything in it. Throws EPERM where nothing may be written. */
  remove(request: Request, path = request.path): void {
    const { folder, name } = this.#place(request, path);
    const before = folder.entries.get(name);
    if (before !== undefined) {
      folder.entries.delete(name);
      this.#used -= name.length + sizeOf(before);
    }
  }

  /** Throws EPERM unless an entry may be put there. */
  requireWritable(request: Request, path = request.path): void {
    this.#place(request, path);
  }

  #place(request: Request, path: string): { folder: Folder; name: string } {
    const name = segmentsOf(path).at(-1);
    if (name === undefined) {
      throw fsError("EPERM", request);
    }
    const folder = this.get(request, path.slice(0, -name.length - 1) || "/");
    if (!(folder instanceof Folder)) {
      throw fsError("ENOTDIR", request);
    }
    if (!folder.isWritable) {
      throw fsError("EPERM", request);
    }
    return { folder, name };
  }
}

const volumes = new WeakMap<object, Volume>();

/** The files of whatever runs now. In global scope nothing is kept. */
export function currentVolume(): Volume {
  const context = currentOrNone();
  const holder =
    context === undefined
      ? undefined
      : context.object === 0
        ? activeEvent(context.event)
        : placedObject(context.object);
  const found = holder === undefined ? undefined : volumes.get(holder);
  if (found !== undefined) {
    return found;
  }
  const volume = new Volume();
  if (holder !== undefined) {
    volumes.set(holder, volume);
  }
  return volume;
}

/** A file that is there. Throws EISDIR for a folder. */
export function requireFile(entry: Entry, request: Request): File | Device {
  if (entry instanceof Folder) {
    throw fsError("EISDIR", request);
  }
  return entry;
}

export function requireFolder(entry: Entry, request: Request): Folder {
  if (!(entry instanceof Folder)) {
    throw fsError("ENOTDIR", request);
  }
  return entry;
}
