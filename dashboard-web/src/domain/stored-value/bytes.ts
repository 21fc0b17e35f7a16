/** What consists of bytes; `unknown` is what could not be read. */
export type Bytes =
  | "ArrayBuffer"
  | "DataView"
  | "Uint8Array"
  | "Int8Array"
  | "Uint8ClampedArray"
  | "Uint16Array"
  | "Int16Array"
  | "Float16Array"
  | "Uint32Array"
  | "Int32Array"
  | "Float32Array"
  | "Float64Array"
  | "BigInt64Array"
  | "BigUint64Array"
  | "unknown";

interface Elements {
  /** How many bytes make one. */
  readonly size: number;
  readonly read: (view: DataView, at: number) => number | bigint;
}

/** Arrays of numbers, which are stored with their lowest byte first. What is absent is shown as bytes. */
const NUMBERS: Partial<Record<Bytes, Elements>> = {
  Int8Array: { size: 1, read: (view, at) => view.getInt8(at) },
  Uint16Array: { size: 2, read: (view, at) => view.getUint16(at, true) },
  Int16Array: { size: 2, read: (view, at) => view.getInt16(at, true) },
  Uint32Array: { size: 4, read: (view, at) => view.getUint32(at, true) },
  Int32Array: { size: 4, read: (view, at) => view.getInt32(at, true) },
  Float32Array: { size: 4, read: (view, at) => view.getFloat32(at, true) },
  Float64Array: { size: 8, read: (view, at) => view.getFloat64(at, true) },
  BigInt64Array: { size: 8, read: (view, at) => view.getBigInt64(at, true) },
  BigUint64Array: { size: 8, read: (view, at) => view.getBigUint64(at, true) },
};

/** How many elements there are; bytes for what has no other. */
export function lengthOf(type: Bytes, base64: string): number {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return ((base64.length / 4) * 3 - padding) / (NUMBERS[type]?.size ?? 1);
}

/** "[ 1.5, -2 ]" or "3 bytes: 01 02 ff", of about so many characters. */
export function bytesText(type: Bytes, base64: string, most: number): string {
  const bytes = bytesOf(base64);
  const numbers = NUMBERS[type];
  return numbers === undefined ? hexText(bytes, most) : numbersText(bytes, numbers, most);
}

function numbersText(bytes: Uint8Array, { size, read }: Elements, most: number): string {
  const view = new DataView(bytes.buffer);
  const shown: string[] = [];
  let at = 0;
  for (let length = 0; at + size <= bytes.length && length < most; at += size) {
    const element = read(view, at);
    const text =
      typeof element === "bigint" ? `${element}n` : Object.is(element, -0) ? "-0" : String(element);
    shown.push(text);
    length += text.length + 2;
  }
  if (shown.length === 0) return "[]";
  return `[ ${shown.join(", ")}${at < bytes.length ? ", …" : ""} ]`;
}

function hexText(bytes: Uint8Array, most: number): string {
  const shown = bytes.subarray(0, Math.ceil(most / 3));
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const count = `${bytes.length} ${bytes.length === 1 ? "byte" : "bytes"}`;
  if (bytes.length === 0) return count;
  return `${count}: ${hex}${shown.length < bytes.length ? " …" : ""}`;
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
