import { invalidArgument, outOfRange } from "../../../node-globals/errors.ts";
import { inputBytes } from "./input.ts";

const POLYNOMIAL = 0xedb88320;

/** The remainder of each byte. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  }
  return remainder;
});

/**
 * https://nodejs.org/api/zlib.html#zlibcrc32data-value
 *
 * @param value of what came before `data`
 */
export function crc32(data: unknown, value: unknown = 0): number {
  const bytes = inputBytes("data", data);
  if (typeof value !== "number") {
    throw invalidArgument("value", "of type number", value);
  }
  if (!Number.isInteger(value)) {
    throw outOfRange("value", "an integer", value);
  }
  if (value < 0 || value >= 2 ** 32) {
    throw outOfRange("value", ">= 0 && < 4294967296", value);
  }
  let remainder = ~value;
  for (const byte of bytes) {
    remainder = (TABLE[(remainder ^ byte) & 0xff] as number) ^ (remainder >>> 8);
  }
  return ~remainder >>> 0;
}
