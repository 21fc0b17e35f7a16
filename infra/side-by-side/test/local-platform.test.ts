import assert from "node:assert/strict";
import { test } from "node:test";
import { exportsIn } from "../src/local-platform.ts";

test("reads what the launcher exports, however it is quoted", () => {
  assert.deepEqual(exportsIn("# demo\nexport A='one two'\nexport B=\"three\"\nexport C=four\nnot=this\n"), {
    A: "one two",
    B: "three",
    C: "four",
  });
});
