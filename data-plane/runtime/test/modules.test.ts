import assert from "node:assert/strict";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

const { entry } = new Isolate(`{ default: {} }`);
const BINDING = /\nimport \{ default as (\S{6}) \} from "holdfast:import";$/;

/** The rewritten source without its last line, with the name that was chosen shown as `import`. */
function rewritten(source: string): string {
  const result = entry.rewriteImports(source);
  const [line, name = ""] = BINDING.exec(result) ?? [""];
  return result.slice(0, -line.length).replaceAll(name, "import");
}

test("imports at run time call a function in the same place", () => {
  for (const source of [
    `import("./a");`,
    `const f = async () => (await import("./a")).b;`,
    `import /* what */ (\n  "./a"\n);`,
    "const t = `${import('./a')} import(no)`; // import(no)",
    `import x from "./a"; export default import(x);`,
    `a\nimport("./b")`,
    `const o = { import(x) { return import(x); } };`,
  ]) {
    const result = entry.rewriteImports(source);
    assert.match(result, BINDING, source);
    assert.equal(rewritten(source), source);
    assert.doesNotMatch(result, /\bimport\s*\(\s*["']/, source);
  }
});

test("what is no import at run time is left alone", () => {
  for (const source of [
    `import a from "./import(a)";`,
    `const s = "import('a')", r = /import(a)/;`,
    `class A { import(x) { return x; } }`,
    `import.meta.url; o.import("x");`,
    `this is ( no module`,
    ``,
  ]) {
    assert.equal(entry.rewriteImports(source), "", source);
  }
});

test("the name that is chosen is in no source", () => {
  const name = BINDING.exec(entry.rewriteImports(`import("a")`))?.[1] ?? "";
  const other = BINDING.exec(entry.rewriteImports(`const ${name} = 1; import("a")`))?.[1] ?? "";
  assert.notEqual(other, name);
  assert.equal(other.length, "import".length);
});

test("a missing module and import attributes reject", async () => {
  const isolate = new Isolate(`{ default: { async fetch() {
    const seen = async (...args) => { try { await globalThis.importer(...args); } catch (e) { return String(e); } };
    return Response.json([await seen("./x"), await seen("./x", { with: { type: "json" } }), await seen(Symbol())]);
  } } }`);
  (isolate.context as { importer?: unknown }).importer = isolate.entry.importExports("index.js")["default"];
  const outcome = await isolate.fetch("http://host/");
  assert.ok("text" in outcome);
  assert.deepEqual(JSON.parse(outcome.text), [
    'Error: No such module "./x".',
    "Error: Unrecognized import attributes specified",
    "TypeError: Cannot convert a Symbol value to a string",
  ]);
});

test("CommonJS modules run once, see each other, and are forgotten when they throw", () => {
  const isolate = new Isolate(`{ default: {} }`, [], { date: "2026-11-01" });
  const { load, provide } = isolate.entry.commonJsExports() as {
    load(name: string): unknown;
    provide(name: string, namespace: object): void;
  };
  let runs = 0;
  type Module = { exports: unknown };
  type Factory = (
    exports: Record<string, unknown>,
    require: (name: string) => unknown,
    module: Module,
  ) => void;
  const define = (name: string, factory: Factory): void => {
    isolate.entry.defineCommonJs(name, factory as (...parameters: unknown[]) => void);
  };
  define("lib/a.cjs", (exports, require) => {
    exports["b"] = require("../b.cjs");
    exports["again"] = require("./a.cjs") === exports;
    exports["es"] = require("./es.mjs");
  });
  define("b.cjs", (_exports, _require, module) => {
    runs++;
    module.exports = "b";
  });
  define("bad.cjs", () => {
    runs++;
    throw new RangeError("no");
  });
  provide("lib/es.mjs", { default: "es" });
  assert.deepEqual({ ...(load("lib/a.cjs") as object) }, { b: "b", again: true, es: "es" });
  assert.equal(load("b.cjs"), "b");
  assert.equal(runs, 1);
  assert.throws(() => load("bad.cjs"), /no/);
  assert.throws(() => load("bad.cjs"), /no/);
  assert.equal(runs, 3);
  assert.throws(() => load("none.cjs"), /No such module "none\.cjs"\./);
});
