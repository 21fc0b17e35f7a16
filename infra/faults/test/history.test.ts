import assert from "node:assert/strict";
import { test } from "node:test";
import { type Entry, faultsOf, type Request, type Stored } from "../src/history.ts";

const entry = (begin: number, end: number, request: Request, answer?: number): Entry => ({
  object: "o",
  request,
  begin,
  end,
  answer,
});
const increment = (begin: number, id: string, answer?: number): Entry =>
  entry(begin, begin + 1, { kind: "increment", id }, answer);
const nothing: Stored = { count: 0, increments: {} };
const ofOne = (entries: Entry[], stored: Stored): string[] =>
  faultsOf(new Map([["o", { entries, stored }]])).get("o") ?? [];

test("a history without faults has none", () => {
  const entries = [
    increment(0, "a", 1),
    increment(2, "b"),
    increment(4, "c", 3),
    entry(6, 7, { kind: "count" }, 3),
    entry(8, 9, { kind: "write", value: 5 }, 5),
    entry(10, 11, { kind: "write", value: 6 }),
    entry(12, 13, { kind: "read" }, 5),
    entry(14, 15, { kind: "read" }, 6),
    entry(16, 17, { kind: "read" }),
    entry(18, 19, { kind: "count" }),
  ];
  assert.deepEqual(ofOne(entries, { count: 3, increments: { a: 1, b: 2, c: 3 } }), []);
});

test("an acknowledged increment that is not stored is lost", () => {
  const [fault] = ofOne([increment(0, "a", 1)], nothing);
  assert.equal(fault, "increment a was acknowledged as 1 and is stored as undefined");
});

test("an increment that was made twice is found", () => {
  const faults = ofOne([increment(0, "a")], { count: 2, increments: { a: 2 } });
  assert.match(faults.join(), /1 increments made the count 2/);
});

test("a count that goes back is found", () => {
  const entries = [increment(0, "a", 1), entry(2, 3, { kind: "count" }, 0)];
  const faults = ofOne(entries, { count: 1, increments: { a: 1 } });
  assert.deepEqual(faults, ["increments and counts cannot be put in an order"]);
});

test("a read of an old value is found", () => {
  const entries = [
    entry(0, 1, { kind: "write", value: 5 }, 5),
    entry(2, 3, { kind: "write", value: 6 }, 6),
    entry(4, 5, { kind: "read" }, 5),
  ];
  assert.deepEqual(ofOne(entries, nothing), ["writes and reads cannot be put in an order"]);
});

test("a write that has no answer and was read has happened", () => {
  const write = entry(0, 1, { kind: "write", value: 5 });
  const reads = [entry(2, 3, { kind: "read" }, 5), entry(4, 5, { kind: "read" }, 0)];
  assert.deepEqual(ofOne([write, ...reads], nothing), ["writes and reads cannot be put in an order"]);
});

test("only the objects with faults are named", () => {
  const objects = new Map([
    ["good", { entries: [entry(0, 1, { kind: "read" }, 0)], stored: nothing }],
    ["bad", { entries: [entry(0, 1, { kind: "read" }, 5)], stored: nothing }],
  ]);
  assert.deepEqual([...faultsOf(objects).keys()], ["bad"]);
});
