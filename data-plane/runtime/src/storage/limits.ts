import { utf8Length } from "../web/utf8.ts";
import { usvString } from "../web/webidl.ts";

const MAX_KEY_BYTES = 2048;
const MAX_VALUE_BYTES = 131072;
/** What the format adds to a value of the full size. */
const VALUE_ALLOWANCE = 34;
const MAX_KEYS = 128;

/** A key as it is stored. Throws the documented RangeError when it is too long. */
export function checkedKey(key: unknown): string {
  const text = usvString(key);
  const size = text.length * 3 <= MAX_KEY_BYTES ? 0 : utf8Length(text);
  if (size > MAX_KEY_BYTES) {
    throw new RangeError(
      `Keys cannot be larger than ${MAX_KEY_BYTES} bytes. A key of size ${size} was provided.`,
    );
  }
  return text;
}

export function checkedKeys(keys: readonly unknown[]): string[] {
  return Array.from(keys, checkedKey);
}

export function checkKeyCount(count: number): void {
  if (count > MAX_KEYS) {
    throw new RangeError(`Maximum number of key value pairs is ${MAX_KEYS}. ${count} pairs were provided.`);
  }
}

export function checkValueSize(size: number): void {
  if (size > MAX_VALUE_BYTES + VALUE_ALLOWANCE) {
    throw new RangeError(
      `Values cannot be larger than ${MAX_VALUE_BYTES} bytes. A value of size ${size} was provided.`,
    );
  }
}
