/** https://nodejs.org/api/util.html#utiltypes. Brands are asked for through built-ins that only the branded accept. */

const toStringTag = Reflect.getOwnPropertyDescriptor(
  Reflect.getPrototypeOf(Uint8Array.prototype) as object,
  Symbol.toStringTag,
)?.get as () => string | undefined;

const { isPrototypeOf } = Object.prototype;
const source = Reflect.getOwnPropertyDescriptor(RegExp.prototype, "source")?.get as () => string;

const accepts =
  (probe: (value: never) => unknown) =>
  (value: unknown): boolean => {
    try {
      probe(value as never);
      return true;
    } catch {
      return false;
    }
  };
const branded = (prototype: object, key: PropertyKey): ((value: unknown) => boolean) => {
  const { get, value: method } = Reflect.getOwnPropertyDescriptor(prototype, key) ?? {};
  const probe = (get ?? method) as (...parameters: unknown[]) => unknown;
  return accepts((value) => Reflect.apply(probe, value, []));
};
/** Values that V8 tells by a class name which nobody overrode. */
const named =
  (name: string) =>
  (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    !Object.hasOwn(value, Symbol.toStringTag) &&
    Object.prototype.toString.call(value) === `[object ${name}]`;
const typedArray =
  (name: string) =>
  (value: unknown): boolean =>
    ArrayBuffer.isView(value) && Reflect.apply(toStringTag, value, []) === name;

const isArrayBuffer = branded(ArrayBuffer.prototype, "byteLength");
const isObjectOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    typeof value === "object" && value !== null && check(value);

const isNumberObject = isObjectOf(branded(Number.prototype, "valueOf"));
const isStringObject = isObjectOf(branded(String.prototype, "valueOf"));
const isBooleanObject = isObjectOf(branded(Boolean.prototype, "valueOf"));
const isBigIntObject = isObjectOf(branded(BigInt.prototype, "valueOf"));
const isSymbolObject = isObjectOf(branded(Symbol.prototype, "valueOf"));

const functionKind =
  (prototype: object) =>
  (value: unknown): boolean =>
    typeof value === "function" && Reflect.apply(isPrototypeOf, prototype, [value]);
const asyncFunction = Reflect.getPrototypeOf(async () => undefined) as object;
const generatorFunction = Reflect.getPrototypeOf(function* () {}) as object;
const asyncGeneratorFunction = Reflect.getPrototypeOf(async function* () {}) as object;

function isSharedArrayBuffer(): boolean {
  return false;
}

export const types = {
  isAnyArrayBuffer: isArrayBuffer,
  isArgumentsObject: named("Arguments"),
  isArrayBuffer,
  isArrayBufferView: (value: unknown): boolean => ArrayBuffer.isView(value),
  isAsyncFunction: (value: unknown): boolean =>
    functionKind(asyncFunction)(value) || functionKind(asyncGeneratorFunction)(value),
  isBigInt64Array: typedArray("BigInt64Array"),
  isBigIntObject,
  isBigUint64Array: typedArray("BigUint64Array"),
  isBooleanObject,
  isBoxedPrimitive: (value: unknown): boolean =>
    isNumberObject(value) ||
    isStringObject(value) ||
    isBooleanObject(value) ||
    isBigIntObject(value) ||
    isSymbolObject(value),
  isCryptoKey: (value: unknown): boolean => {
    const { CryptoKey } = globalThis as { CryptoKey?: unknown };
    return typeof CryptoKey === "function" && value instanceof CryptoKey;
  },
  isDataView: (value: unknown): boolean =>
    ArrayBuffer.isView(value) && Reflect.apply(toStringTag, value, []) === undefined,
  isDate: branded(Date.prototype, "getTime"),
  isExternal: (): boolean => false,
  isFloat16Array: typedArray("Float16Array"),
  isFloat32Array: typedArray("Float32Array"),
  isFloat64Array: typedArray("Float64Array"),
  isGeneratorFunction: (value: unknown): boolean =>
    functionKind(generatorFunction)(value) || functionKind(asyncGeneratorFunction)(value),
  isGeneratorObject: (value: unknown): boolean =>
    Object.prototype.toString.call(value) === "[object Generator]" ||
    Object.prototype.toString.call(value) === "[object AsyncGenerator]",
  isInt16Array: typedArray("Int16Array"),
  isInt32Array: typedArray("Int32Array"),
  isInt8Array: typedArray("Int8Array"),
  isKeyObject: (value: unknown): boolean =>
    typeof value === "object" && value !== null && value.constructor?.name.endsWith("KeyObject") === true,
  isMap: branded(Map.prototype, "size"),
  isMapIterator: (value: unknown): boolean =>
    Object.prototype.toString.call(value) === "[object Map Iterator]",
  isModuleNamespaceObject: (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    Reflect.getPrototypeOf(value) === null &&
    Object.prototype.toString.call(value) === "[object Module]" &&
    Object.isSealed(value),
  isNativeError: (value: unknown): boolean =>
    (Error as unknown as { isError(value: unknown): boolean }).isError(value),
  isNumberObject,
  isPromise: (value: unknown): boolean => value instanceof Promise,
  isProxy: (): boolean => false,
  isRegExp: accepts((value: RegExp) => {
    if (value === RegExp.prototype) {
      throw new TypeError();
    }
    Reflect.apply(source, value, []);
  }),
  isSet: branded(Set.prototype, "size"),
  isSetIterator: (value: unknown): boolean =>
    Object.prototype.toString.call(value) === "[object Set Iterator]",
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray: (value: unknown): boolean =>
    ArrayBuffer.isView(value) && Reflect.apply(toStringTag, value, []) !== undefined,
  isUint16Array: typedArray("Uint16Array"),
  isUint32Array: typedArray("Uint32Array"),
  isUint8Array: typedArray("Uint8Array"),
  isUint8ClampedArray: typedArray("Uint8ClampedArray"),
  isWeakMap: accepts((value: WeakMap<object, unknown>) => Reflect.apply(WeakMap.prototype.has, value, [{}])),
  isWeakSet: accepts((value: WeakSet<object>) => Reflect.apply(WeakSet.prototype.has, value, [{}])),
};
