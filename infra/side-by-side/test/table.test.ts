import assert from "node:assert/strict";
import { test } from "node:test";
import { table } from "../src/table.ts";

test("names stand to the left and figures to the right", () => {
  assert.equal(
    table(["what", "who", "figure"], [["a", "somebody", "1"]]),
    ["what  who       figure", "----  --------  ------", "a     somebody       1"].join("\n"),
  );
});
