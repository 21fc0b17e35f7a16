import { NativeError, getPrototypeOf, jsonStringify, objectKeys, stringOf } from "../primordials.ts";
import { calleeOf } from "../rpc/brand.ts";
import { format } from "./format.ts";

const MOST_DEPTH = 64;

const PlainPrototype = Object.prototype;
const { isArray } = Array;
const { getOwnPropertyDescriptor } = Object;

/**
 * A value as JSON, like `JSON.stringify`, but that no getter is run, and nothing far is called. Throws for what JSON cannot show:
 * cycles, and values that together have more than `limit` characters.
 */
export function plainJson(value: unknown, limit: number): string {
  const path: object[] = [];
  let length = 0;

  function write(shown: unknown): string {
    if (typeof shown === "object" && shown !== null) {
      return ofObject(shown);
    }
    const text = scalar(shown);
    length += text.length;
    if (length > limit) {
      throw new NativeError("too much");
    }
    return text;
  }

  function ofObject(object: object): string {
    if (calleeOf(object) !== undefined) {
      return jsonStringify(format([object]));
    }
    if (path.length >= MOST_DEPTH || path.includes(object)) {
      throw new NativeError("too deep");
    }
    path.push(object);
    const text = hasToJson(object) ? write(object.toJSON()) : members(object);
    path.pop();
    return text;
  }

  function members(object: object): string {
    if (isArray(object)) {
      const items: string[] = [];
      for (let i = 0; i < object.length; i++) {
        items.push(write(object[i]));
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
        pairs.push(`${jsonStringify(key)}:${write(shown)}`);
      }
    }
    return `{${pairs.join(",")}}`;
  }

  return write(value);
}

/** Whether JSON shows it as people expect: no instance of a class, nothing far, no function. */
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
      return prototype === PlainPrototype || prototype === null;
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

function hasToJson(object: object): object is { toJSON(): unknown } {
  return typeof (object as { toJSON?: unknown }).toJSON === "function";
}
