import type { Bytes } from "../host.ts";
import { NativeUint8Array, binaryString, reflectApply } from "../primordials.ts";

const SMALL = 4096;
const sliceBytes = NativeUint8Array.prototype.slice;
const bufferOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(NativeUint8Array.prototype), "buffer")
  ?.get as () => ArrayBuffer;

/** Bytes in the form in which they cross to the host. */
export function toHost(bytes: Uint8Array): Bytes {
  if (bytes.length <= SMALL) {
    return binaryString(bytes);
  }
  return reflectApply(bufferOf, reflectApply(sliceBytes, bytes, []), []) as ArrayBuffer;
}

/** Bytes that came from the host; an ArrayBuffer from there is ours alone. */
export function fromHost(bytes: Bytes): Uint8Array<ArrayBuffer> {
  if (typeof bytes !== "string") {
    return new NativeUint8Array(bytes);
  }
  const length = bytes.length;
  const result = new NativeUint8Array(length);
  for (let i = 0; i < length; i++) {
    result[i] = bytes.charCodeAt(i);
  }
  return result;
}
