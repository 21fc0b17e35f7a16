import { type Buffer } from "node:buffer";
import { crypto } from "../../../web/crypto/crypto.ts";
import { bytesOf } from "../../../web/crypto/buffers.ts";
import { randomBytes as hostBytes } from "../../../web/random.ts";
import { type Callback, callLater, toBuffer, toInteger } from "./bytes.ts";
import { outOfRange, wrongType } from "./errors.ts";

/** What the host gives at once. */
const PIECE = 65_536;
const MOST = 2 ** 31 - 1;
const MOST_RANGE = 2 ** 48 - 1;

export function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
  const length = toInteger(size, "size", 0, MOST);
  if (callback !== undefined) {
    callLater(callback, () => randomBuffer(length));
    return undefined;
  }
  return randomBuffer(length);
}

export function randomFillSync<T>(buffer: T, offset = 0, size?: number): T {
  const bytes = bytesOf(buffer);
  if (bytes === undefined) {
    throw wrongType("buf", "an instance of ArrayBuffer, Buffer, TypedArray, or DataView", buffer);
  }
  const start = toInteger(offset, "offset", 0, bytes.length);
  const length = toInteger(size ?? bytes.length - start, "size", 0, bytes.length - start);
  fill(bytes.subarray(start, start + length));
  return buffer;
}

export function randomFill<T>(buffer: T, ...rest: unknown[]): void {
  const callback = rest.pop();
  callLater(callback, () => randomFillSync(buffer, ...(rest as [number?, number?])));
}

/** A whole number from `min` (0 if left out) up to, but without, `max`. */
export function randomInt(min: number, max?: unknown, callback?: unknown): number | undefined {
  const isShort = max === undefined || typeof max === "function";
  const [low, high, call] = isShort ? [0, min, max] : [min, max as number, callback];
  if (!Number.isSafeInteger(low)) {
    throw wrongType("min", "a safe integer", low);
  }
  if (!Number.isSafeInteger(high)) {
    throw wrongType("max", "a safe integer", high);
  }
  if (low >= high) {
    throw outOfRange(isShort ? "max" : "min", isShort ? "> 0" : "min < max", isShort ? high : low);
  }
  if (high - low > MOST_RANGE) {
    throw outOfRange(isShort ? "max" : "max - min", `<= ${MOST_RANGE}`, high - low);
  }
  if (call !== undefined) {
    callLater(call, () => low + below(high - low));
    return undefined;
  }
  return low + below(high - low);
}

export function randomUUID(): string {
  return crypto.randomUUID();
}

export function getRandomValues<T>(array: T): T {
  return crypto.getRandomValues(array);
}

function randomBuffer(length: number): Buffer {
  return toBuffer(fill(new Uint8Array(length)));
}

function fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    bytes.set(hostBytes(Math.min(PIECE, bytes.length - at)), at);
  }
  return bytes;
}

/** Draws again what would favour small numbers. */
function below(range: number): number {
  const most = 2 ** 48 - (2 ** 48 % range);
  for (;;) {
    const value = Array.from(hostBytes(6)).reduce((sum, byte) => sum * 256 + byte, 0);
    if (value < most) {
      return value % range;
    }
  }
}
