import { brand } from "../../serialization/kinds.ts";
import { fromHost, toHost } from "../../border/bytes.ts";
import type { Bytes } from "../../host.ts";
import { MOST_BYTES } from "../../host-crypto.ts";
import { operationError } from "./errors.ts";

export type ByteArray = Uint8Array<ArrayBuffer>;

const { isView } = ArrayBuffer;

export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  try {
    brand.bufferLength(value);
    return true;
  } catch {
    return false;
  }
}

/** The bytes that a buffer or a view shows, not copied; undefined for everything else. A detached one shows none. */
export function bytesOf(value: unknown): ByteArray | undefined {
  if (isView(value)) {
    const buffer = value.buffer as ArrayBuffer;
    return buffer.detached ? new Uint8Array(0) : new Uint8Array(buffer, value.byteOffset, value.byteLength);
  }
  if (!isArrayBuffer(value)) {
    return undefined;
  }
  return value.detached ? new Uint8Array(0) : new Uint8Array(value);
}

/** Bytes in the form in which they cross; more than the host takes at once is refused. */
export function crossing(bytes: Uint8Array): Bytes {
  if (bytes.length > MOST_BYTES) {
    throw operationError(`At most ${MOST_BYTES} bytes can be processed at once; these are ${bytes.length}.`);
  }
  return toHost(bytes);
}

/** What came from the host, in a buffer that nobody else has. */
export function arrived(bytes: Bytes): ArrayBuffer {
  return fromHost(bytes).buffer;
}

export function joined(...parts: readonly Uint8Array[]): ByteArray {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Compares in a time that depends on the length only. */
export function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) {
    difference |= (a[i] as number) ^ (b[i] as number);
  }
  return difference === 0;
}
