import assert from "node:assert/strict";
import { test } from "node:test";
import { holdfastVersion } from "../src/version.ts";

test("the version is that of the parent project", () => {
  assert.match(holdfastVersion(), /^Holdfast \d+\.\d+\.\d+(-SNAPSHOT)?( \([0-9a-f]+(-dirty)?\))?$/);
});
