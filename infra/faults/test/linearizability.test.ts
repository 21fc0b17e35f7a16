import assert from "node:assert/strict";
import { test } from "node:test";
import { isLinearizable, type Model, type Operation } from "../src/linearizability.ts";

type Action = readonly ["write", number] | readonly ["read", number];

const register: Model<number, Action> = {
  initial: 0,
  apply: (state, [kind, value]) => (kind === "write" ? value : value === state ? state : undefined),
  key: String,
};
const op = (begin: number, end: number, ...action: Action): Operation<Action> => ({ begin, end, action });

test("what happened one after the other must fit", () => {
  assert.ok(isLinearizable(register, []));
  assert.ok(isLinearizable(register, [op(0, 1, "write", 1), op(2, 3, "read", 1)]));
  assert.ok(!isLinearizable(register, [op(0, 1, "write", 1), op(2, 3, "read", 0)]));
  assert.ok(!isLinearizable(register, [op(0, 1, "read", 1)]));
});

test("what overlaps may have happened in either order", () => {
  for (const value of [0, 1]) {
    assert.ok(isLinearizable(register, [op(0, 10, "write", 1), op(5, 6, "read", value)]));
  }
  const values = [op(0, 10, "write", 1), op(1, 9, "write", 2)];
  for (const value of [1, 2]) {
    assert.ok(isLinearizable(register, [...values, op(11, 12, "read", value)]));
  }
  assert.ok(!isLinearizable(register, [...values, op(11, 12, "read", 1), op(13, 14, "read", 2)]));
});

test("a value that was seen is not forgotten by a later read", () => {
  const write = op(0, 10, "write", 1);
  assert.ok(isLinearizable(register, [write, op(1, 2, "read", 0), op(3, 4, "read", 1)]));
  assert.ok(!isLinearizable(register, [write, op(1, 2, "read", 1), op(3, 4, "read", 0)]));
});

test("what nobody knows the end of may have happened late, or never", () => {
  const write = op(0, Infinity, "write", 1);
  assert.ok(isLinearizable(register, [write, op(1, 2, "read", 0)]));
  assert.ok(isLinearizable(register, [write, op(1, 2, "read", 0), op(100, 101, "read", 1)]));
  assert.ok(!isLinearizable(register, [write, op(1, 2, "read", 1), op(3, 4, "read", 0)]));
  assert.ok(!isLinearizable(register, [op(5, Infinity, "write", 1), op(1, 2, "read", 1)]));
});

/** Every order, without any cleverness. */
function slowly(operations: readonly Operation<Action>[], state = 0): boolean {
  if (operations.every(({ end }) => end === Infinity)) return true;
  return operations.some((first) => {
    const rest = operations.filter((other) => other !== first);
    if (rest.some(({ end }) => end < first.begin)) return false;
    const after = register.apply(state, first.action);
    return after !== undefined && slowly(rest, after);
  });
}

test("it says what trying every order says", () => {
  let state = 12345;
  const random = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
  let yes = 0;
  for (let run = 0; run < 3000; run++) {
    const operations = Array.from({ length: 1 + random(6) }, () => {
      const begin = random(12) * 2;
      const isWrite = random(2) === 0;
      const end = isWrite && random(4) === 0 ? Infinity : begin + 1 + random(6) * 2;
      return op(begin, end, isWrite ? "write" : "read", random(3));
    });
    const expected = slowly(operations);
    yes += Number(expected);
    assert.equal(isLinearizable(register, operations), expected, JSON.stringify(operations));
  }
  assert.ok(yes > 300 && yes < 2700, `${yes} of 3000 were linearizable`);
});

test("a long history is no trouble", () => {
  const operations: Operation<Action>[] = [];
  for (let i = 1; i <= 1000; i++) {
    operations.push(op(10 * i, 10 * i + 14, "write", i), op(10 * i + 2, 10 * i + 13, "read", i));
    if (i % 50 === 0) operations.push(op(10 * i, Infinity, "write", i));
  }
  assert.ok(isLinearizable(register, operations));
});
