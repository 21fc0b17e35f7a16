import { NativeError, getPrototypeOf, jsonStringify, objectKeys, stringOf } from "../primordials.ts";
import { calleeOf } from "../rpc/brand.ts";
import { format } from "./format.ts";

const MOST_DEPTH = 64;
/** Brackets, and what stands between members: so much is counted of an object that has nothing in it. */
const PUNCTUATION = 2;

const PlainPrototype = Object.prototype;
const { isArray } = Array;
const { getOwnPropertyDescriptor } = Object;

/**
 * A value as JSON, like `JSON.stringify`, but that no getter is run, and nothing far is called. Throws for what JSON cannot show:
 * cycles, and values that together have more than `limit` characters. So it also takes no longer, however often parts are shared.
 */
export function plainJson(value: unknown, limit: number): string {
  const path: object[] = [];
  let length = 0;

  function count(characters: number): void {
    length += characters;
    if (length > limit) {
      throw new NativeError("too much");
    }
  }

  function write(shown: unknown, key: string): string {
    if (typeof shown === "object" && shown !== null) {
      return ofObject(shown, key);
    }
    return counted(shown);
  }

  function counted(shown: unknown): string {
    if (typeof shown === "string") {
      count(shown.length);
    }
    const text = scalar(shown);
    count(typeof shown === "string" ? text.length - shown.length : text.length);
    return text;
  }

  function ofObject(object: object, key: string): string {
    if (calleeOf(object) !== undefined) {
      return counted(format([object]));
    }
    if (path.length >= MOST_DEPTH || path.includes(object)) {
      throw new NativeError("too deep");
    }
    path.push(object);
    const text = hasToJson(object) ? replaced(object.toJSON(key)) : members(object);
    path.pop();
    return text;
  }

  /** What `toJSON` gave is not asked for another such value. */
  function replaced(given: unknown): string {
    return typeof given === "object" && given !== null && calleeOf(given) === undefined
      ? members(given)
      : write(given, "");
  }

  function members(object: object): string {
    count(PUNCTUATION);
    if (isArray(object)) {
      const items: string[] = [];
      for (let i = 0; i < object.length; i++) {
        items.push(write(object[i], stringOf(i)));
      }
      return `[${items.join(",")}]`;
    }
    const pairs: string[] = [];
    for (const key of objectKeys(object)) {
      const member = getOwnPropertyDescriptor(object, key);
      if (member === undefined) {
        continue;
      }
      const shown: unknown = member.get === undefined ? member.value : "[Getter]";
      if (shown !== undefined && typeof shown !== "function" && typeof shown !== "symbol") {
        pairs.push(`${counted(key)}:${write(shown, key)}`);
      }
    }
    return `{${pairs.join(",")}}`;
  }

  return write(value, "");
}

/** Whether JSON shows it as people expect: nothing far, no function, and of a class only what says itself how it is shown. */
export function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
    case "undefined":
      return true;
    case "object": {
      if (value === null || isArray(value)) {
        return true;
      }
      if (calleeOf(value) !== undefined) {
        return false;
      }
      const prototype: unknown = getPrototypeOf(value);
      return prototype === PlainPrototype || prototype === null || hasToJson(value);
    }
    default:
      return false;
  }
}

function scalar(value: unknown): string {
  switch (typeof value) {
    case "string":
    case "number":
    case "boolean":
      return jsonStringify(value);
    case "bigint":
    case "symbol":
      return jsonStringify(stringOf(value));
    default:
      return "null";
  }
}

function hasToJson(object: object): object is { toJSON(key: string): unknown } {
  return typeof (object as { toJSON?: unknown }).toJSON === "function";
}
