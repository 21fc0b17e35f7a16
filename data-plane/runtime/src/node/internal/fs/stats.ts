import { Device, type Entry, File, Folder } from "./nodes.ts";

const S_IFREG = 0o100000;
const S_IFDIR = 0o040000;
const S_IFCHR = 0o020000;
const NANOS_PER_MILLI = 1_000_000;

const TIMES = ["atime", "mtime", "ctime", "birthtime"] as const;

function modeOf(entry: Entry): number {
  if (entry instanceof Folder) {
    return S_IFDIR | (entry.isWritable ? 0o666 : 0o444);
  }
  return (entry instanceof Device ? S_IFCHR : S_IFREG) | 0o666;
}

/** What `stat` tells of an entry. */
export class Stats {
  readonly #entry: Entry;

  constructor(entry: Entry, bigint: boolean) {
    this.#entry = entry;
    const number = (value: number): number | bigint => (bigint ? BigInt(value) : value);
    const numbers = { dev: 0, ino: 0, mode: modeOf(entry), nlink: 1, uid: 0, gid: 0, rdev: 0 };
    const size = entry instanceof File ? entry.bytes.length : 0;
    const all = Object.entries({ ...numbers, size, blksize: 0, blocks: 0 });
    const millis = entry instanceof File ? Math.trunc(entry.modified) : 0;
    Object.assign(
      this,
      Object.fromEntries(all.map(([name, value]) => [name, number(value)])),
      Object.fromEntries(TIMES.map((time) => [`${time}Ms`, number(millis)])),
      Object.fromEntries(TIMES.map((time) => [`${time}Ns`, BigInt(millis) * BigInt(NANOS_PER_MILLI)])),
      Object.fromEntries(TIMES.map((time) => [time, new Date(millis)])),
    );
  }

  isFile(): boolean {
    return this.#entry instanceof File;
  }

  isDirectory(): boolean {
    return this.#entry instanceof Folder;
  }

  isCharacterDevice(): boolean {
    return this.#entry instanceof Device;
  }

  isSymbolicLink(): boolean {
    return false;
  }

  isBlockDevice(): boolean {
    return false;
  }

  isFIFO(): boolean {
    return false;
  }

  isSocket(): boolean {
    return false;
  }
}

/** An entry of a folder, as `readdir` tells it with `withFileTypes`. */
export class Dirent {
  readonly name: string;
  readonly parentPath: string;
  readonly #entry: Entry;

  constructor(name: string, parentPath: string, entry: Entry) {
    this.name = name;
    this.parentPath = parentPath;
    this.#entry = entry;
  }

  isFile(): boolean {
    return this.#entry instanceof File;
  }

  isDirectory(): boolean {
    return this.#entry instanceof Folder;
  }

  isCharacterDevice(): boolean {
    return this.#entry instanceof Device;
  }

  isSymbolicLink(): boolean {
    return false;
  }
}
