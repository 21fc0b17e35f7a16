import npm from "assert/build/assert.js";
import { refused } from "../node-globals/errors.ts";
import { expecting } from "./internal/expected-error.ts";
import { named } from "../node-globals/named.ts";

named("AssertionError", npm["AssertionError"]);

const assert = Object.assign(npm, {
  Assert: refused("assert.Assert"),
  partialDeepStrictEqual: refused("assert.partialDeepStrictEqual"),
});
for (const variant of [assert, assert["strict"] as typeof assert]) {
  Object.assign(variant, { throws: expecting(assert, "throws"), rejects: expecting(assert, "rejects") });
}

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
