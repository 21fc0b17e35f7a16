/** What an object is by its brand, for the structured encoder. */
export type Kind =
  | "array"
  | "array-buffer"
  | "bigint-object"
  | "boolean-object"
  | "date"
  | "error"
  | "map"
  | "number-object"
  | "object"
  | "platform"
  | "refused"
  | "regexp"
  | "set"
  | "string-object"
  | "view";

const { getPrototypeOf } = Object;
const call = Function.prototype.call;
const uncurry = (fn: unknown): ((receiver: unknown, ...rest: unknown[]) => unknown) =>
  call.bind(fn as () => unknown) as (receiver: unknown, ...rest: unknown[]) => unknown;
const getter = (prototype: object, key: PropertyKey): unknown =>
  Object.getOwnPropertyDescriptor(prototype, key)?.get;

const typedArrayPrototype = getPrototypeOf(Uint8Array.prototype) as object;

/** Reads through captured getters and methods: they throw for anything without the brand. */
export const brand = {
  mapSize: uncurry(getter(Map.prototype, "size")),
  mapForEach: uncurry(Map.prototype.forEach),
  setSize: uncurry(getter(Set.prototype, "size")),
  setForEach: uncurry(Set.prototype.forEach),
  dateValue: uncurry(Date.prototype.getTime),
  bufferLength: uncurry(getter(ArrayBuffer.prototype, "byteLength")),
  numberValue: uncurry(Number.prototype.valueOf),
  stringValue: uncurry(String.prototype.valueOf),
  booleanValue: uncurry(Boolean.prototype.valueOf),
  bigintValue: uncurry(BigInt.prototype.valueOf),
  regexpSource: uncurry(getter(RegExp.prototype, "source")),
  regexpFlags: uncurry(getter(RegExp.prototype, "flags")),
  viewTag: uncurry(getter(typedArrayPrototype, Symbol.toStringTag)),
} as const;

const { isArray } = Array;
const { isView } = ArrayBuffer;
const { isError } = Error as unknown as { isError?: (value: unknown) => boolean };

type Check = (value: unknown) => unknown;

const always: Check = () => true;
const isRealError: Check = (value) => {
  if (isError?.(value) === false) {
    throw new TypeError();
  }
};

const intrinsics = new Map<object, readonly [kind: Kind, check: Check]>([
  [Array.prototype, ["array", always]],
  [Map.prototype, ["map", brand.mapSize]],
  [Set.prototype, ["set", brand.setSize]],
  [Date.prototype, ["date", brand.dateValue]],
  [RegExp.prototype, ["regexp", brand.regexpSource]],
  [ArrayBuffer.prototype, ["array-buffer", brand.bufferLength]],
  [Number.prototype, ["number-object", brand.numberValue]],
  [String.prototype, ["string-object", brand.stringValue]],
  [Boolean.prototype, ["boolean-object", brand.booleanValue]],
  [BigInt.prototype, ["bigint-object", brand.bigintValue]],
  [Error.prototype, ["error", isRealError]],
]);

/** Built-in objects that cannot be copied. */
for (const refused of [Promise, WeakMap, WeakSet, Symbol]) {
  intrinsics.set(refused.prototype, ["refused", always]);
}
for (const generator of [(function* () {})(), (async function* () {})()]) {
  intrinsics.set(getPrototypeOf(getPrototypeOf(generator)) as object, ["refused", always]);
}

/** Makes instances of a platform class impossible to copy. */
export function refuseInstancesOf(...classes: readonly { prototype: object }[]): void {
  for (const { prototype } of classes) {
    intrinsics.set(prototype, ["platform", always]);
  }
}

export function kindOf(value: object): Kind {
  if (isArray(value)) {
    return "array";
  }
  if (isView(value)) {
    return "view";
  }
  for (
    let at: object | null = getPrototypeOf(value) as object | null;
    at !== null;
    at = getPrototypeOf(at) as object | null
  ) {
    if (at === Object.prototype) {
      return "object";
    }
    const known = intrinsics.get(at);
    if (known !== undefined && passes(known[1], value)) {
      return known[0] === "array" ? "object" : known[0];
    }
  }
  return "object";
}

function passes(check: Check, value: object): boolean {
  try {
    check(value);
    return true;
  } catch {
    return false;
  }
}
