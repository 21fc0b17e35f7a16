import { utf8Length } from "../web/utf8.ts";
import { usvString } from "../web/webidl.ts";

const KEY_BYTES = 2048;
const VALUE_BYTES = 131072;
/** What the format adds to a value of the full size. */
const VALUE_ALLOWANCE = 34;
const KEYS_PER_READ = 128;
/** Key and value together. */
const ROW_BYTES = 2 * 1024 * 1024 + 1024;

/** What a back end takes (reference: durable-objects 4.1). All throw the documented error for more. */
export interface Limits {
  /** A key as it is stored. */
  key(key: unknown): string;
  /** The number of keys in one read. */
  keyCount(count: number): void;
  value(key: string, valueBytes: number): void;
}

export const keyValueLimits: Limits = {
  key(key) {
    const text = usvString(key);
    const size = sizeOf(text, KEY_BYTES);
    if (size > KEY_BYTES) {
      throw new RangeError(
        `Keys cannot be larger than ${KEY_BYTES} bytes. A key of size ${size} was provided.`,
      );
    }
    return text;
  },

  keyCount(count) {
    if (count > KEYS_PER_READ) {
      throw new RangeError(
        `Maximum number of key value pairs is ${KEYS_PER_READ}. ${count} pairs were provided.`,
      );
    }
  },

  value(_key, valueBytes) {
    if (valueBytes > VALUE_BYTES + VALUE_ALLOWANCE) {
      throw new RangeError(
        `Values cannot be larger than ${VALUE_BYTES} bytes. A value of size ${valueBytes} was provided.`,
      );
    }
  },
};

export const sqliteLimits: Limits = {
  key(key) {
    const text = usvString(key);
    checkRow(text, 0);
    return text;
  },

  keyCount() {
    // Any number.
  },

  value: checkRow,
};

function checkRow(key: string, valueBytes: number): void {
  if (valueBytes + sizeOf(key, ROW_BYTES - valueBytes) > ROW_BYTES) {
    throw new Error("string or blob too big: SQLITE_TOOBIG");
  }
}

/** The size in UTF-8, or 0 when that is certainly not more than the limit. */
function sizeOf(text: string, limit: number): number {
  return text.length * 3 <= limit ? 0 : utf8Length(text);
}
