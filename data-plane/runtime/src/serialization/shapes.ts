import { VIEW_LENGTH_TRACKING } from "./tags.ts";

const { hasOwn } = Object;

/** Whether the view's length follows its resizable buffer: only then a view made without a length is as long. */
export function lengthTracking(
  view: ArrayBufferView,
  constructor: new (buffer: ArrayBuffer, offset?: number) => ArrayBufferView,
): number {
  const { buffer } = view as { buffer: ArrayBuffer };
  const widest = new constructor(buffer, view.byteOffset);
  return widest.byteLength === view.byteLength && buffer.byteLength < buffer.maxByteLength
    ? VIEW_LENGTH_TRACKING
    : 0;
}

export function isDense(array: readonly unknown[]): boolean {
  const { length } = array;
  for (let i = 0; i < length; i++) {
    if (array[i] === undefined && !hasOwn(array, i)) {
      return false;
    }
  }
  return true;
}

export function arrayIndex(name: string): number | undefined {
  const first = name.charCodeAt(0);
  if (first < 0x30 || first > 0x39) {
    return undefined;
  }
  const index = Number(name);
  return index < 0xffff_ffff && String(index) === name && Number.isInteger(index) ? index : undefined;
}

export function isIndexBelow(name: string, length: number): boolean {
  const index = arrayIndex(name);
  return index !== undefined && index < length;
}

/** As the engine shows it. */
export function shown(value: object): string {
  const { constructor, [Symbol.toStringTag]: tag } = value as {
    constructor?: unknown;
    [Symbol.toStringTag]?: unknown;
  };
  return typeof constructor === "function" ? `#<${constructor.name}>` : `[object ${String(tag)}]`;
}

export function constructorName(value: object): string {
  const { constructor } = value as { constructor?: unknown };
  return typeof constructor === "function" ? constructor.name : "Object";
}
