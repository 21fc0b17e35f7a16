import { Buffer } from "node:buffer";
import { bytesOf } from "../../../web/crypto/buffers.ts";
import { invalidArgument } from "../../../node-globals/errors.ts";

const EXPECTED = "of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer";

/** The bytes of a text in UTF-8, or those that a buffer or a view shows, not copied. */
export function inputBytes(name: string, value: unknown): Uint8Array<ArrayBuffer> {
  const bytes = bytesOf(typeof value === "string" ? Buffer.from(value) : value);
  if (bytes === undefined) {
    throw invalidArgument(name, EXPECTED, value);
  }
  return bytes;
}
