import { Buffer } from "node:buffer";
import { type ByteArray, bytesOf } from "../../../web/crypto/buffers.ts";
import { outOfRange, wrongType } from "./errors.ts";

/** Bytes as programs give them. */
export type BinaryLike = string | ArrayBuffer | ArrayBufferView;

const EXPECTED = "of type string or an instance of Buffer, TypedArray, or DataView";

/** The bytes of a text or a buffer, which are not copied; never a Buffer, whose `slice` does not copy either. */
export function toBytes(value: unknown, argument: string, encoding?: string): ByteArray {
  const from = encoding === undefined || encoding === "buffer" ? "utf8" : encoding;
  const source = typeof value === "string" ? Buffer.from(value, from as BufferEncoding) : value;
  const bytes = bytesOf(source);
  if (bytes === undefined) {
    throw wrongType(argument, EXPECTED, value);
  }
  return bytes;
}

/** A Buffer over bytes that are ours alone. */
export function toBuffer(bytes: ByteArray): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A Buffer, or a text when an encoding is named. */
export function toOutput(bytes: ByteArray, encoding?: string): Buffer | string {
  const buffer = toBuffer(bytes);
  return encoding === undefined || encoding === "buffer"
    ? buffer
    : buffer.toString(encoding as BufferEncoding);
}

/** A whole number within bounds. */
export function toInteger(value: unknown, argument: string, least: number, most: number): number {
  if (typeof value !== "number") {
    throw wrongType(argument, "of type number", value);
  }
  if (!Number.isInteger(value)) {
    throw outOfRange(argument, "an integer", value);
  }
  if (value < least || value > most) {
    throw outOfRange(argument, `>= ${least} && <= ${most}`, value);
  }
  return value;
}

export type Callback<T> = (error: Error | null, value?: T) => void;

/** Computes at once, as there is nothing to wait for, and calls back later, as programs expect. */
export function callLater<T>(callback: unknown, compute: () => T): void {
  if (typeof callback !== "function") {
    throw wrongType("callback", "of type function", callback);
  }
  const call = callback as Callback<T>;
  let value: T;
  try {
    value = compute();
  } catch (error) {
    queueMicrotask(() => {
      call(error as Error);
    });
    return;
  }
  queueMicrotask(() => {
    call(null, value);
  });
}

declare function queueMicrotask(callback: () => void): void;
