import type { ByteArray } from "../../../web/crypto/buffers.ts";

/** What a folder, an entry and a file count for beside their bytes. */
const ENTRY_BYTES = 256;

export class File {
  /** Never changed in place: who has it keeps it as it is. */
  bytes: ByteArray;
  modified: number;

  constructor(bytes: ByteArray, modified: number) {
    this.bytes = bytes;
    this.modified = modified;
  }
}

/** Reads as empty; a sink forgets what is written to it. */
export class Device {
  readonly isSink: boolean;

  constructor(isSink: boolean) {
    this.isSink = isSink;
  }
}

export class Folder {
  readonly entries = new Map<string, Entry>();
  readonly isWritable: boolean;

  constructor(isWritable: boolean, entries: Readonly<Record<string, Entry>> = {}) {
    this.isWritable = isWritable;
    for (const [name, entry] of Object.entries(entries)) {
      this.entries.set(name, entry);
    }
  }
}

export type Entry = File | Folder | Device;

/** Memory that an entry counts for, with everything in it. */
export function sizeOf(entry: Entry): number {
  if (entry instanceof File) {
    return ENTRY_BYTES + entry.bytes.length;
  }
  if (entry instanceof Device) {
    return 0;
  }
  let sum = ENTRY_BYTES;
  for (const [name, inside] of entry.entries) {
    sum += name.length + sizeOf(inside);
  }
  return sum;
}
