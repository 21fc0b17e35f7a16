import { bounded, describe } from "../border/describe.ts";
import { getPrototypeOf, jsonStringify, objectKeys, slice, stringOf } from "../primordials.ts";
import { calleeOf } from "../rpc/brand.ts";
import { format } from "./format.ts";

/** Most characters of what one call prints, in JSON. */
const MAX_MESSAGE = 65_536;
/** JSON takes at most so many characters for one. */
const ESCAPED = 6;

const PlainPrototype = Object.prototype;
const { isArray } = Array;

/**
 * What a call of the console prints: a JSON array of its arguments. Plain values are themselves, as tails on Workers show them
 * (reference: durable-objects 11.4); any other object is text.
 */
export function messageOf(values: readonly unknown[]): string {
  let message = "";
  let left = MAX_MESSAGE - 2;
  for (const value of values) {
    const comma = message === "" ? "" : ",";
    const json = jsonOf(value);
    if (json.length + 1 > left) {
      const shortened = jsonStringify(`${slice(json, 0, Math.max(0, left / ESCAPED - 8))}…`);
      return shortened.length + 1 > left ? `[${message}]` : `[${message}${comma}${shortened}]`;
    }
    message += comma + json;
    left -= json.length + 1;
  }
  return `[${message}]`;
}

function jsonOf(value: unknown): string {
  try {
    if (isPlain(value)) {
      // Undefined for what JSON does not know.
      return (jsonStringify(value, shown) as string | undefined) ?? "null";
    }
  } catch {
    // What JSON cannot show, such as a cycle, is text as well.
  }
  try {
    return jsonStringify(bounded(asText(value), MAX_MESSAGE));
  } catch (error) {
    return jsonStringify(`[console could not format its arguments: ${describe(error).message}]`);
  }
}

/** What stands for something far would be called. */
function shown(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") {
    return stringOf(value);
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const members = value as Record<string, unknown>;
  const far = objectKeys(value).filter((key) => calleeOf(members[key]) !== undefined);
  if (far.length === 0) {
    return value;
  }
  const copy: Record<string, unknown> = isArray(value) ? ([...value] as never) : { ...value };
  for (const key of far) {
    copy[key] = format([members[key]]);
  }
  return copy;
}

function isPlain(value: unknown): boolean {
  if (calleeOf(value) !== undefined) {
    return false;
  }
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
      const prototype: unknown = getPrototypeOf(value);
      return prototype === PlainPrototype || prototype === null || hasToJson(value);
    }
    default:
      return false;
  }
}

function hasToJson(value: object): boolean {
  return typeof (value as { toJSON?: unknown }).toJSON === "function";
}

function asText(value: unknown): string {
  return typeof value === "bigint" || typeof value === "symbol" ? stringOf(value) : format([value]);
}
