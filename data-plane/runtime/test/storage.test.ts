import assert from "node:assert/strict";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

/** Runs the body as the fetch handler of one object; `storage` is in scope; twice: reads at once, and reads later. */
function storageTest(name: string, body: string, expected: unknown): void {
  for (const isStorageSlow of [false, true]) {
    test(`${name}${isStorageSlow ? " (reads answered later)" : ""}`, async () => {
      assert.deepEqual(await inObject(body, isStorageSlow), expected);
    });
  }
}

async function inObject(body: string, isStorageSlow = false): Promise<unknown> {
  const isolate = new Isolate(`{ Thing: class extends workers.DurableObject { async fetch() {
    const storage = this.ctx.storage;
    const caught = async (fn) => { try { await fn(); return "nothing"; } catch (e) { return e.name + ": " + e.message; } };
    return Response.json(await (async () => { ${body} })() ?? null);
  } } }`);
  isolate.host.isStorageSlow = isStorageSlow;
  const outcome = await isolate.fetch("http://a/", { object: isolate.place("Thing") });
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

storageTest(
  "a value that was put is got, as a fresh copy each time",
  `const o = { x: 1 }; await storage.put("a", o); o.x = 2;
   const [a, b] = [await storage.get("a"), await storage.get("a")];
   return [a, b, a === b, await storage.get("none") === undefined];`,
  [{ x: 1 }, { x: 1 }, false, true],
);

storageTest(
  "many keys at once: undefined is skipped, results are in order of UTF-8 bytes",
  `await storage.put({ b: 2, "\\u{10000}": "astral", "\\uffff": "bmp", u: undefined, a: 1 });
   const some = await storage.get(["b", "a", "zzz"]);
   return [[...some], [...(await storage.list()).keys()].map((k) => k.codePointAt(0))];`,
  [
    [
      ["a", 1],
      ["b", 2],
    ],
    [97, 98, 0xffff, 0x10000],
  ],
);

storageTest(
  "delete tells whether there was something, or how many",
  `await storage.put({ a: 1, b: 2, c: 3 });
   return [await storage.delete("a"), await storage.delete("a"), await storage.delete(["b", "x", "c"]), (await storage.list()).size];`,
  [true, false, 2, 0],
);

storageTest(
  "list takes start, startAfter, end, prefix, reverse and limit",
  `await storage.put({ a: 1, b: 2, c: 3, d: 4, "d/1": 5, "d/2": 6 });
   const names = async (options) => [...(await storage.list(options)).keys()].join();
   return [await names({ start: "b", end: "d", reverse: true, limit: 1 }), await names({ startAfter: "b", limit: 2 }),
     await names({ prefix: "d/" }), await names({ reverse: true, limit: 2 }), await names({ start: "x", end: "a" })];`,
  ["c", "c,d", "d/1,d/2", "d/2,d/1", ""],
);

storageTest(
  "wrong arguments have the documented errors",
  `return [
     await caught(() => storage.put("a", undefined)),
     await caught(() => storage.put("a")),
     await caught(() => storage.put({ a: 1 }, 5)),
     await caught(() => storage.list({ start: "a", startAfter: "a" })),
     await caught(() => storage.list({ limit: 0 })),
     await caught(() => storage.get(Array.from({ length: 129 }, (_, i) => String(i)))),
     await caught(() => storage.put("k".repeat(2049), 1)),
     await caught(() => storage.get("é".repeat(1025))),
     await caught(() => storage.put("big", "x".repeat(131101))),
     await caught(() => storage.put({ good: 1, bad: () => 1 })),
     await caught(() => storage.put("r", new Response("x"))),
     (await storage.list()).size,
   ];`,
  [
    "TypeError: put() called with undefined value.",
    "TypeError: put() called with undefined value.",
    "TypeError: put() may only be called with a single key-value pair and optional options as put(key, value, options) or with multiple key-value pairs and optional options as put(entries, options)",
    "TypeError: list() cannot be called with both start and startAfter values.",
    "TypeError: List limit must be positive.",
    "RangeError: Maximum number of key value pairs is 128. 129 pairs were provided.",
    "RangeError: Keys cannot be larger than 2048 bytes. A key of size 2049 was provided.",
    "RangeError: Keys cannot be larger than 2048 bytes. A key of size 2050 was provided.",
    "RangeError: Values cannot be larger than 131072 bytes. A value of size 131107 was provided.",
    "DataCloneError: () => 1 could not be cloned.",
    'DataCloneError: Could not serialize object of type "Response". This type does not support serialization.',
    0,
  ],
);

storageTest(
  "a value of the full size fits, keys are coerced, the empty key is valid",
  `await storage.put("full", "x".repeat(131072)); await storage.put(5, "five"); await storage.put("", "empty");
   return [(await storage.get("full")).length, await storage.get("5"), await storage.get("")];`,
  [131072, "five", "empty"],
);

storageTest(
  "what is not there yet is refused by name",
  `return [
     typeof storage.sql, await caught(() => storage.sql.exec("SELECT 1")), await caught(() => storage.kv.get("a")),
     await caught(() => storage.transactionSync(() => 1)), await caught(() => storage.transaction(() => 1)),
   ];`,
  [
    "object",
    "Error: storage.sql.exec() is not available on this platform yet.",
    "Error: storage.kv.get() is not available on this platform yet.",
    "Error: storage.transactionSync() is not available on this platform yet.",
    "Error: storage.transaction() is not available on this platform yet.",
  ],
);

storageTest(
  "deleteAll and sync resolve",
  `await storage.put("a", 1); await storage.sync(); await storage.deleteAll(); return (await storage.list()).size;`,
  0,
);

test("a failed read rejects with the host's failure", async () => {
  const isolate = new Isolate(`{ Thing: class { constructor(state) { this.state = state; } async fetch() {
    const e = await this.state.storage.get("a").catch((e) => e);
    return Response.json([e.message, e.durableObjectReset]);
  } } }`);
  isolate.host.storageFailure = { name: "Error", message: "storage is away" };
  const outcome = await isolate.fetch("http://a/", { object: isolate.place("Thing") });
  assert.deepEqual("text" in outcome && JSON.parse(outcome.text), ["storage is away", true]);
});

storageTest(
  "a call without its first argument names it",
  `return [await caught(() => storage.get()), await caught(() => storage.put()), await caught(() => storage.delete()),
     await caught(() => storage.put("a")), await caught(() => this.ctx.blockConcurrencyWhile(5))];`,
  [
    "TypeError: Failed to execute 'get' on 'DurableObjectStorage': parameter 1 is not of type 'string or Array'.",
    "TypeError: Failed to execute 'put' on 'DurableObjectStorage': parameter 1 is not of type 'string or object'.",
    "TypeError: Failed to execute 'delete' on 'DurableObjectStorage': parameter 1 is not of type 'string or Array'.",
    "TypeError: put() called with undefined value.",
    "TypeError: Failed to execute 'blockConcurrencyWhile' on 'DurableObjectState': parameter 1 is not of type 'function'.",
  ],
);
