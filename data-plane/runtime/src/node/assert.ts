import npm from "assert/build/assert.js";
import { refused } from "./internal/errors.ts";

const assert = Object.assign(npm, {
  partialDeepStrictEqual: refused("assert.partialDeepStrictEqual"),
  Assert: refused("assert.Assert"),
});

export const {
  Assert,
  AssertionError,
  deepEqual,
  deepStrictEqual,
  doesNotMatch,
  doesNotReject,
  doesNotThrow,
  equal,
  fail,
  ifError,
  match,
  notDeepEqual,
  notDeepStrictEqual,
  notEqual,
  notStrictEqual,
  ok,
  partialDeepStrictEqual,
  rejects,
  strict,
  strictEqual,
  throws,
} = assert;

export default assert;
