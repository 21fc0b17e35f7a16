import assert from "node:assert/strict";
import { test } from "node:test";
import { compare, verdict } from "../src/comparison.ts";

const compared = compare(
  "group/file",
  new Map([
    ["one", "1"],
    ["two", "2"],
    ["three", "3"],
  ]),
  new Map([
    ["one", "1"],
    ["two", "II"],
  ]),
);

test("checks that differ or are missing are shown with both answers", () => {
  const { report, passed } = verdict(compared, new Map());

  assert.equal(passed, false);
  assert.match(report, /differs {2}group\/file: two\n {2}workerd {3}2\n {2}Holdfast {2}II/);
  assert.match(report, /group\/file: three\n {2}workerd {3}3\n {2}Holdfast {2}no such check/);
  assert.match(report, /group +checks +equal +known to differ +differ\n[- ]+\ngroup +3 +1 +0 +2\n/);
  assert.ok(report.endsWith("1 / 3 checks equal"));
});

test("known differences count as different, but do not fail the run", () => {
  const known = new Map([
    ["group/file: two", "Roman"],
    ["group/file: three", "not yet"],
    ["group/file: one", "?"],
  ]);

  const { report, passed } = verdict(compared, known);

  assert.equal(passed, true);
  assert.match(report, /because {3}Roman/);
  assert.match(report, /no longer differs {2}group\/file: one/);
  assert.ok(report.endsWith("1 / 3 checks equal"));
});
