import { types } from "./types.ts";

/** The checks of `node:util` that Node deprecates and old packages use. */

export const isArray = Array.isArray;
export const isBoolean = (value: unknown): boolean => typeof value === "boolean";
export const isBuffer = (value: unknown): boolean =>
  types.isUint8Array(value) && (value as { _isBuffer?: boolean })._isBuffer === true;
export const { isDate, isRegExp } = types;
export const isError = (value: unknown): boolean => types.isNativeError(value) || value instanceof Error;
export const isFunction = (value: unknown): boolean => typeof value === "function";
export const isNull = (value: unknown): boolean => value === null;
export const isNullOrUndefined = (value: unknown): boolean => value === null || value === undefined;
export const isNumber = (value: unknown): boolean => typeof value === "number";
export const isObject = (value: unknown): boolean => value !== null && typeof value === "object";
export const isPrimitive = (value: unknown): boolean =>
  value === null || (typeof value !== "object" && typeof value !== "function");
export const isString = (value: unknown): boolean => typeof value === "string";
export const isSymbol = (value: unknown): boolean => typeof value === "symbol";
export const isUndefined = (value: unknown): boolean => value === undefined;
