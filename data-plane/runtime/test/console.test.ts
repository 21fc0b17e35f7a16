import assert from "node:assert/strict";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

async function printed(script: string): Promise<string[]> {
  const isolate = new Isolate(`{ default: { async fetch() { ${script}; return new Response(""); } } }`);
  await isolate.fetch("http://h/");
  return isolate.host.logs.map(({ level, text }) => `${level} ${text}`);
}

test("tables are drawn, of whatever has rows", async () => {
  assert.deepEqual(
    await printed(
      `console.table([{ a: 1, b: "x" }, { a: 2 }]); console.table(["p", "q"]); console.table([{ a: 1, b: 2 }], ["b"]); console.table(5); console.table(new Map([["k", 1]]))`,
    ),
    [
      "log ┌─────────┬───┬─────┐\n│ (index) │ a │ b   │\n├─────────┼───┼─────┤\n│ 0       │ 1 │ 'x' │\n│ 1       │ 2 │     │\n└─────────┴───┴─────┘",
      "log ┌─────────┬────────┐\n│ (index) │ Values │\n├─────────┼────────┤\n│ 0       │ 'p'    │\n│ 1       │ 'q'    │\n└─────────┴────────┘",
      "log ┌─────────┬───┐\n│ (index) │ b │\n├─────────┼───┤\n│ 0       │ 2 │\n└─────────┴───┘",
      "log 5",
      "log ┌───────────────────┬─────┬────────┐\n│ (iteration index) │ Key │ Values │\n├───────────────────┼─────┼────────┤\n│ 0                 │ 'k' │ 1      │\n└───────────────────┴─────┴────────┘",
    ],
  );
});

test("labels that there are not, and are twice, are told", async () => {
  assert.deepEqual(
    await printed(
      `console.count("a"); console.count("a"); console.countReset("b"); console.time("t"); console.time("t"); console.timeEnd("u"); console.assert(true); console.assert(0, "%s!", "x"); console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 })`,
    ),
    [
      "log a: 1",
      "log a: 2",
      "warn Count for 'b' does not exist",
      "warn Timer 't' already exists",
      "warn Timer 'u' does not exist",
      "error Assertion failed: %s! x",
      "log { a: [Object] }",
    ],
  );
});

test("the platform's objects are shown by their accessors, a tenant's getters are not run", async () => {
  assert.deepEqual(
    await printed(`
      class Mine extends EventTarget { get secret() { throw 1; } field = 1; }
      console.log(new Headers({ a: "1" }), new URLSearchParams("a=1&a=2"), new Mine());
      console.log(new File(["x"], "n", { lastModified: 5 }), { h: { i: { j: new Headers() } } });
      console.log(new ReadableStream())`),
    [
      "log Headers(1) { 'a' => '1' } URLSearchParams(2) { 'a' => '1', 'a' => '2' } Mine { field: 1 }",
      `log File { name: 'n', lastModified: 5, size: 1, type: '' } {"h":{"i":{"j":{}}}}`,
      "log ReadableStream { locked: false }",
    ],
  );
});

test("the runtime's own frames are left out of errors", async () => {
  const [line] = await printed(`console.log(new Error("mine"))`);
  assert.match(line ?? "", /^log Error: mine\n {4}at Object\.fetch \(index\.js/);
  assert.doesNotMatch(line ?? "", /holdfast:runtime/);
});

test("arguments are JSON as in Workers' tail events, and text where that would show nothing", async () => {
  assert.deepEqual(
    await printed(`
      console.log(undefined, null, NaN, 5n, Symbol("s"), [undefined, () => 1, 5n]);
      console.log(new Date(0), new URL("http://h/p"), { toJSON: (key) => ["as", key] });
      console.log({ at: { toJSON: (key) => ({ key, toJSON: () => "not asked" }) } });
      console.log(new Map([["k", 1]]), new (class Point { x = 1 })(), function f() {});
      const loop = { a: 1 }; loop.self = loop; console.log(loop)`),
    [
      'log null null null 5 Symbol(s) [null,null,"5"]',
      `log 1970-01-01T00:00:00.000Z http://h/p ["as",""]`,
      `log {"at":{"key":"at"}}`,
      "log Map(1) { 'k' => 1 } Point { x: 1 } [Function: f]",
      "log <ref *1> { a: 1, self: [Circular *1] }",
    ],
  );
});

test("whatever arguments do, the console prints within bounds and goes on", async () => {
  const lines = await printed(`
    console.log({ toJSON() { throw new Error("mine"); } });
    console.log({ get toJSON() { throw 1; } });
    console.log(new Proxy({}, { ownKeys() { throw 1; }, getPrototypeOf() { throw 2; }, get() { throw 3; } }));
    console.log({ [Symbol.for("nodejs.util.inspect.custom")]() { throw 4; }, self: 1n, toJSON: 1 });
    console.log({ toJSON() { console.log("within"); return "x".repeat(1e6); } });
    let shared = []; for (let i = 0; i < 60; i++) { shared = [shared, shared]; } console.log(shared);
    console.log(new Array(1e9), "y".repeat(1e6));
    console.log("still here")`);
  assert.equal(lines.at(-1), "log still here");
  assert.equal(lines.length, 9);
  assert.ok(lines.every((line) => line.length < 70_000));
});
