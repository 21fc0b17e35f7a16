import { invalidArgument, requireString } from "../../../node-globals/errors.ts";
import { fsError, type Request } from "./errors.ts";
import { pair } from "./files.ts";
import { Folder } from "./nodes.ts";
import { optionsOf } from "./options.ts";
import { toPath } from "./paths.ts";
import { Dirent, Stats } from "./stats.ts";
import { currentVolume, requireFile, requireFolder } from "./volume.ts";

/** What `node:fs` does with folders, and with entries whatever they are. */

const W_OK = 2;
const X_OK = 1;

export function accessSync(path: unknown, mode: unknown = 0): void {
  const request = { syscall: "access", path: toPath(path, "access") };
  currentVolume().get(request);
  // Nothing can be executed.
  if ((Number(mode) & X_OK) !== 0) {
    throw fsError("EPERM", request);
  }
  if ((Number(mode) & W_OK) !== 0) {
    currentVolume().requireWritable(request);
  }
}

export function existsSync(path: unknown): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

export function statSync(path: unknown, options?: unknown): Stats | undefined {
  return stat("stat", path, options);
}

/** There are no symbolic links. */
export function lstatSync(path: unknown, options?: unknown): Stats | undefined {
  return stat("lstat", path, options);
}

function stat(syscall: string, path: unknown, options: unknown): Stats | undefined {
  const { bigint = false, throwIfNoEntry = true } = optionsOf(options);
  const request = { syscall, path: toPath(path, syscall) };
  const entry = throwIfNoEntry === false ? currentVolume().find(request) : currentVolume().get(request);
  return entry === undefined ? undefined : new Stats(entry, bigint === true);
}

export function realpathSync(path: unknown): string {
  const request = { syscall: "lstat", path: toPath(path, "lstat") };
  currentVolume().get(request);
  return request.path;
}

/** @returns the first folder that was made, with `recursive`; making a folder that is there already does nothing */
export function mkdirSync(path: unknown, options?: unknown): string | undefined {
  const request = { syscall: "mkdir", path: toPath(path, "mkdir") };
  const { recursive = false } = typeof options === "number" ? {} : optionsOf(options);
  if (typeof recursive !== "boolean") {
    throw invalidArgument("options.recursive", "of type boolean", recursive);
  }
  return recursive ? mkdirs(request) : mkdir(request);
}

function mkdir(request: Request, path = request.path): undefined {
  const volume = currentVolume();
  const before = volume.find(request, path);
  if (before === undefined) {
    volume.put(new Folder(true), request, path);
  } else if (!(before instanceof Folder)) {
    throw fsError("EEXIST", request);
  }
}

function mkdirs(request: Request): string | undefined {
  let first: string | undefined;
  for (let end = request.path.indexOf("/", 1); ; end = request.path.indexOf("/", end + 1)) {
    const path = end < 0 ? request.path : request.path.slice(0, end);
    if (currentVolume().find(request, path) === undefined) {
      first ??= path;
    }
    mkdir(request, path);
    if (end < 0) {
      return first;
    }
  }
}

export function mkdtempSync(prefix: unknown): string {
  requireString("prefix", prefix);
  const { crypto } = globalThis as unknown as { crypto: { randomUUID(): string } };
  const request = {
    syscall: "mkdtemp",
    path: toPath(`${prefix}${crypto.randomUUID().slice(0, 6)}`, "mkdtemp"),
  };
  mkdir(request);
  return request.path;
}

export function readdirSync(path: unknown, options?: unknown): (string | Dirent)[] {
  const { withFileTypes = false, recursive = false } = optionsOf(options);
  const request = { syscall: "scandir", path: toPath(path, "scandir") };
  const folder = requireFolder(currentVolume().get(request), request);
  return list(folder, request.path, "", recursive === true).map((found) =>
    withFileTypes === true ? found.entry : found.path,
  );
}

function list(
  folder: Folder,
  path: string,
  prefix: string,
  recursive: boolean,
): { path: string; entry: Dirent }[] {
  return [...folder.entries].flatMap(([name, entry]) => {
    const own = { path: prefix + name, entry: new Dirent(name, path, entry) };
    return recursive && entry instanceof Folder
      ? [own, ...list(entry, `${path === "/" ? "" : path}/${name}`, `${prefix}${name}/`, true)]
      : [own];
  });
}

export function rmdirSync(path: unknown, options?: unknown): void {
  const request = { syscall: "rmdir", path: toPath(path, "rmdir") };
  const folder = requireFolder(currentVolume().get(request), request);
  currentVolume().requireWritable(request);
  if (folder.entries.size > 0 && optionsOf(options)["recursive"] !== true) {
    throw fsError("ENOTEMPTY", request);
  }
  currentVolume().remove(request);
}

/** What is not there is removed already, with `force` or without, as on Workers. */
export function rmSync(path: unknown, options?: unknown): void {
  const request = { syscall: "rm", path: toPath(path, "rm") };
  const entry = currentVolume().find(request);
  if (entry === undefined) {
    return;
  }
  currentVolume().requireWritable(request);
  if (entry instanceof Folder && entry.entries.size > 0 && optionsOf(options)["recursive"] !== true) {
    throw fsError("ENOTEMPTY", request);
  }
  currentVolume().remove(request);
}

export function renameSync(from: unknown, to: unknown): void {
  const request = pair("rename", from, to);
  const { path, dest } = request;
  const volume = currentVolume();
  const moved = volume.get(request);
  volume.requireWritable(request);
  volume.requireWritable(request, dest);
  if (path === dest) {
    return;
  }
  if (dest.startsWith(`${path}/`)) {
    throw fsError("EINVAL", request);
  }
  const before = volume.find(request, dest);
  if (moved instanceof Folder) {
    if (before !== undefined && requireFolder(before, request).entries.size > 0) {
      throw fsError("ENOTEMPTY", request);
    }
  } else if (before !== undefined) {
    requireFile(before, request);
  }
  volume.requireRoom(dest.length, request);
  volume.remove(request);
  volume.put(moved, request, dest);
}
