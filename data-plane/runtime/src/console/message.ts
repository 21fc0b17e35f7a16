import { bounded, describe } from "../border/describe.ts";
import { jsonStringify, slice, stringOf } from "../primordials.ts";
import { format } from "./format.ts";
import { isPlain, plainJson } from "./json.ts";

/** Most characters of what one call prints, in JSON. */
const MAX_MESSAGE = 65_536;
/** JSON takes at most so many characters for one. */
const ESCAPED = 6;

/**
 * What a call of the console prints: a JSON array of its arguments. Plain values are themselves, as tails on Workers show them
 * (reference: durable-objects 11.4), and so is what has a `toJSON`; any other object is text.
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
      return plainJson(value, MAX_MESSAGE);
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

function asText(value: unknown): string {
  return typeof value === "bigint" || typeof value === "symbol" ? stringOf(value) : format([value]);
}
