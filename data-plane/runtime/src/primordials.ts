/**
 * Built-ins as they were before any tenant code ran. Code that must not fail whatever a tenant does to the built-ins
 * (everything that an Entry function runs before it can catch, and the bookkeeping of events) uses these.
 */

const { apply, get: getProperty, getPrototypeOf: prototypeOf, ownKeys: reflectOwnKeys } = Reflect;
const promiseThen = Promise.prototype.then;
const promiseResolve = Promise.resolve;
const promiseReject = Promise.reject;

export const NativePromise = Promise;
export const NativeError = Error;
export const NativeUint8Array = Uint8Array;
export const reflectApply = apply;
export const reflectGet = getProperty as (target: object, key: PropertyKey, receiver?: unknown) => unknown;
export const getPrototypeOf = prototypeOf;
export const ownKeys = reflectOwnKeys;
export const jsonStringify = JSON.stringify;
export const jsonParse = JSON.parse as (text: string) => unknown;
export const stringOf = String;
export const { defineProperty, freeze, keys: objectKeys, hasOwn } = Object;

export function then<T>(
  promise: Promise<T>,
  fulfilled: ((value: T) => unknown) | undefined,
  rejected?: (reason: unknown) => unknown,
): Promise<unknown> {
  return apply(promiseThen, promise, [fulfilled, rejected]) as Promise<unknown>;
}

/** Like `Promise.resolve`: adopts thenables, and hands native promises through. */
export function resolved<T>(value: T | PromiseLike<T>): Promise<T> {
  return apply(promiseResolve, NativePromise, [value]) as Promise<T>;
}

export function rejected<T = never>(reason: unknown): Promise<T> {
  return apply(promiseReject, NativePromise, [reason]) as Promise<T>;
}

/** A promise with its functions, made without looking at anything that tenants can change. */
export function deferred<T>(): {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
} {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new NativePromise<T>((whenFulfilled, whenRejected) => {
    resolve = whenFulfilled;
    reject = whenRejected;
  });
  return { promise, resolve, reject };
}

const getTime = Date.prototype.getTime;
/** Milliseconds of a Date since the epoch, NaN when it is not valid; undefined for anything else. */
export function dateTime(value: unknown): number | undefined {
  try {
    return apply(getTime, value, []) as number;
  } catch {
    return undefined;
  }
}

const fromCharCode = String.fromCharCode;
/** One char per byte; at most a few thousand bytes. */
export function binaryString(bytes: Uint8Array): string {
  return apply(fromCharCode, undefined, bytes) as string;
}

const sliceString = String.prototype.slice;
export function slice(text: string, start: number, end: number): string {
  return apply(sliceString, text, [start, end]) as string;
}

const indexOfString = String.prototype.indexOf;
export function indexOf(text: string, searched: string, from: number): number {
  return apply(indexOfString, text, [searched, from]) as number;
}

/** A Map whose methods tenants cannot reach. */
export class SafeMap<K, V> extends Map<K, V> {}
for (const key of reflectOwnKeys(Map.prototype)) {
  if (key !== "constructor") {
    defineProperty(
      SafeMap.prototype,
      key,
      Object.getOwnPropertyDescriptor(Map.prototype, key) as PropertyDescriptor,
    );
  }
}
freeze(SafeMap.prototype);
