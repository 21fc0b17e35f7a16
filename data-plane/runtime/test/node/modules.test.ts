import assert from "node:assert/strict";
import { test } from "node:test";
import { runInContext } from "node:vm";
import { Isolate } from "../isolate.ts";

const WITH_NODE = { date: "2026-11-01" };

const names = (date: string, ...flags: string[]): boolean[] => {
  const isolate = new Isolate(`{ default: {} }`, [], { date, flags });
  return ["node:async_hooks", "node:buffer", "buffer"].map(
    (name) => isolate.entry.moduleExports(name) !== null,
  );
};

test("Node's modules are there as compatibility date and flags ask", () => {
  assert.deepEqual(names("2026-08-04"), [true, true, true]);
  assert.deepEqual(names("2026-08-03"), [false, false, false]);
  assert.deepEqual(names("2024-09-23", "nodejs_compat"), [true, true, true]);
  assert.deepEqual(names("2026-11-01", "no_nodejs_compat", "no_nodejs_compat_v2"), [false, false, false]);
  assert.deepEqual(names("2024-01-01", "nodejs_als"), [true, false, false]);
});

test("each module can be the first that is evaluated, and has a default export", () => {
  const { builtinModules } = new Isolate(`{ default: {} }`, [], WITH_NODE).entry.moduleExports(
    "node:module",
  ) as { builtinModules: string[] };
  assert.ok(builtinModules.length > 60);
  for (const name of builtinModules) {
    const exports = new Isolate(`{ default: {} }`, [], WITH_NODE).entry.moduleExports(name);
    assert.ok(exports !== null && "default" in exports, name);
  }
});

test("modules that there are not are not found", () => {
  const { entry } = new Isolate(`{ default: {} }`, [], WITH_NODE);
  for (const name of ["node:none", "none", "toString", "node:", ""]) {
    assert.equal(entry.moduleExports(name), null, name);
  }
});

test("a tenant who breaks built-ins loses modules that were not evaluated yet, and nothing else", () => {
  const isolate = new Isolate(`{ default: {} }`, [], WITH_NODE);
  runInContext(
    "Object.defineProperty = Object.assign = () => { throw new Error('broken'); }",
    isolate.context,
  );
  assert.equal(isolate.entry.moduleExports("node:stream"), null);
  assert.match(isolate.host.logs.at(-1)?.text ?? "", /broken/);
  assert.equal(isolate.entry.moduleExports("node:none"), null);
});
