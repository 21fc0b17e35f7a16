import npm from "buffer/index.js";
import { completeEncodings } from "./internal/buffer-encodings.ts";
import { invalidArgument, refused } from "../node-globals/errors.ts";
import { named } from "../node-globals/named.ts";
import { types } from "./internal/types.ts";

const { atob, btoa, Blob, File } = globalThis as unknown as Record<string, (text: string) => string>;

export { atob, btoa, Blob, File };
export const { INSPECT_MAX_BYTES, SlowBuffer } = npm;
export const kMaxLength = 2 ** 31 - 1;
export const kStringMaxLength = 2 ** 29 - 24;
export const constants = { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength };
export const resolveObjectURL = refused("buffer.resolveObjectURL");

/** Node's Buffer: the package's, completed by what Node has added since. */
export const Buffer = named("Buffer", completeEncodings(npm.Buffer));

type Bytes = Uint8Array | ArrayBuffer;

function bytesOf(name: string, value: unknown): Uint8Array {
  if (types.isArrayBuffer(value)) {
    return new Uint8Array(value as ArrayBuffer);
  }
  if (!ArrayBuffer.isView(value)) {
    throw invalidArgument(name, "an instance of ArrayBuffer, Buffer, or TypedArray", value);
  }
  return new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength);
}

export function isAscii(input: Bytes): boolean {
  return bytesOf("input", input).every((byte) => byte < 128);
}

export function isUtf8(input: Bytes): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytesOf("input", input));
    return true;
  } catch {
    return false;
  }
}

export function transcode(source: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytesOf("source", source)).toString(from), to);
}

Object.assign(Buffer, {
  copyBytesFrom(view: ArrayBufferView, offset = 0, length?: number): Uint8Array {
    if (!types.isTypedArray(view)) {
      throw invalidArgument("view", "an instance of TypedArray", view);
    }
    const array = view as Uint8Array;
    const end = length === undefined ? array.length : offset + length;
    return Buffer.from(bytesOf("view", array.slice(offset, end)));
  },
});

export default {
  Blob,
  Buffer,
  File,
  INSPECT_MAX_BYTES,
  SlowBuffer,
  atob,
  btoa,
  constants,
  isAscii,
  isUtf8,
  kMaxLength,
  kStringMaxLength,
  resolveObjectURL,
  transcode,
};
