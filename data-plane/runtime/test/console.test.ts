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
