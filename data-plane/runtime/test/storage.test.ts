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

/** The same body in an object with the other back end. */
function keyValueTest(name: string, body: string, expected: unknown): void {
  test(`key-value: ${name}`, async () => {
    assert.deepEqual(await inObject(body, false, false), expected);
  });
}

async function inObject(body: string, isStorageSlow = false, isSqlite = true): Promise<unknown> {
  const isolate = new Isolate(`{ Thing: class extends workers.DurableObject { async fetch() {
    const storage = this.ctx.storage;
    const ctx = this.ctx;
    const text = (e) => e.name + ": " + e.message;
    const caught = async (fn) => { try { await fn(); return "nothing"; } catch (e) { return text(e); } };
    const all = async () => [...(await storage.list())].map((entry) => entry.join("=")).join();
    return Response.json(await (async () => { ${body} })() ?? null);
  } } }`);
  isolate.host.isStorageSlow = isStorageSlow;
  const outcome = await isolate.fetch("http://a/", { object: isolate.place("Thing", undefined, isSqlite) });
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
     await caught(() => storage.list({ limit: 2 ** 33 })),
     await caught(() => storage.put({ good: 1, bad: () => 1 })),
     await caught(() => storage.put("r", new Response("x"))),
     await caught(() => storage.get("a", 5)),
     await caught(() => storage.put("a", 1, 5)),
     await caught(() => storage.delete("a", 5)),
     await caught(() => storage.list(5)),
     await caught(() => storage.deleteAll(5)),
     (await storage.list()).size,
   ];`,
  [
    "TypeError: put() called with undefined value.",
    "TypeError: put() called with undefined value.",
    "TypeError: put() may only be called with a single key-value pair and optional options as put(key, value, options) or with multiple key-value pairs and optional options as put(entries, options)",
    "TypeError: list() cannot be called with both start and startAfter values.",
    "TypeError: List limit must be positive.",
    "TypeError: Value out of range. Must be between -2147483648 and 2147483647 (inclusive).",
    "DataCloneError: () => 1 could not be cloned.",
    'DataCloneError: Could not serialize object of type "Response". This type does not support serialization.',
    "TypeError: Failed to execute 'get' on 'DurableObjectStorage': parameter 2 is not of type 'GetOptions'.",
    "TypeError: Failed to execute 'put' on 'DurableObjectStorage': parameter 3 is not of type 'PutOptions'.",
    "TypeError: Failed to execute 'delete' on 'DurableObjectStorage': parameter 2 is not of type 'PutOptions'.",
    "TypeError: Failed to execute 'list' on 'DurableObjectStorage': parameter 1 is not of type 'ListOptions'.",
    "TypeError: Failed to execute 'deleteAll' on 'DurableObjectStorage': parameter 1 is not of type 'PutOptions'.",
    0,
  ],
);

keyValueTest(
  "keys, values and their number are limited",
  `return [
     await caught(() => storage.get(Array.from({ length: 129 }, (_, i) => String(i)))),
     await caught(() => storage.put("k".repeat(2049), 1)),
     await caught(() => storage.get("é".repeat(1025))),
     await caught(() => storage.put("big", "x".repeat(131101))),
     await storage.put(Object.fromEntries(Array.from({ length: 129 }, (_, i) => [i, i]))) === undefined,
     await storage.delete(Array.from({ length: 129 }, (_, i) => String(i))),
     await storage.put("full", "x".repeat(131072)) === undefined,
   ];`,
  [
    "RangeError: Maximum number of key value pairs is 128. 129 pairs were provided.",
    "RangeError: Keys cannot be larger than 2048 bytes. A key of size 2049 was provided.",
    "RangeError: Keys cannot be larger than 2048 bytes. A key of size 2050 was provided.",
    "RangeError: Values cannot be larger than 131072 bytes. A value of size 131107 was provided.",
    true,
    129,
    true,
  ],
);

storageTest(
  "SQLite: key and value are limited together, their number is not",
  `return [
     (await storage.get(Array.from({ length: 200 }, (_, i) => String(i)))).size,
     await storage.put("k".repeat(100_000), 1) === undefined,
     await storage.put("full", new Uint8Array(2 * 1024 * 1024)) === undefined,
     await caught(() => storage.put("full", new Uint8Array(2 * 1024 * 1024 + 1100))),
     await caught(() => storage.put("k".repeat(2 * 1024 * 1024), "v".repeat(1100))),
     await caught(() => storage.get("k".repeat(3_000_000))),
     await caught(() => storage.kv.put("k".repeat(3_000_000), 1)),
   ];`,
  [
    0,
    true,
    true,
    "Error: string or blob too big: SQLITE_TOOBIG",
    "Error: string or blob too big: SQLITE_TOOBIG",
    "Error: string or blob too big: SQLITE_TOOBIG",
    "Error: string or blob too big: SQLITE_TOOBIG",
  ],
);

storageTest(
  "keys are coerced, also a list of keys where one is put, and the empty key is valid",
  `await storage.put(5, "five"); await storage.put("", "empty"); await storage.put(["x", "y"], "list"); await storage.put(null, "null");
   return all();`,
  "=empty,5=five,null=null,x,y=list",
);

storageTest(
  "what is not there yet is refused by name",
  `return [
     typeof storage.sql, await caught(() => storage.sql.exec("SELECT 1")),
   ];`,
  ["object", "Error: storage.sql.exec() is not available on this platform yet."],
);

storageTest(
  "a transaction keeps what it wrote when its closure returns, and gives back its value",
  `const order = [1];
   const done = storage.transaction(async (t) => { order.push("closure"); await t.put({ a: 1, b: 2 }); await t.delete("b"); return [await t.get("a"), (await t.list()).size]; });
   order.push(2);
   return [await done, order, await all()];`,
  [[1, 1], [1, 2, "closure"], "a=1"],
);

storageTest(
  "a closure that fails leaves nothing, and the instance goes on",
  `await storage.put("z", 0);
   const failed = await caught(() => storage.transaction(async (t) => { await t.put("a", 1); await storage.put("s", 1); await t.delete("z"); throw new RangeError("no"); }));
   return [failed, await caught(() => storage.transaction((t) => { t.put("a", 1); throw new TypeError("at once"); })), await all()];`,
  ["RangeError: no", "TypeError: at once", "z=0"],
);

storageTest(
  "a transaction that was rolled back refuses everything but another rollback",
  `let kept;
   const texts = await storage.transaction(async (t) => {
     kept = t; await t.put("a", 1); t.rollback(); t.rollback();
     return [await caught(() => t.get("a")), await caught(() => t.put("a", 1)), await caught(() => t.delete("a")), await caught(() => t.list())]; });
   return [...texts, await caught(() => kept.rollback()), await all()];`,
  [
    "Error: Cannot get() on rolled back transaction",
    "Error: Cannot put() on rolled back transaction",
    "Error: Cannot delete() on rolled back transaction",
    "Error: Cannot list() on rolled back transaction",
    "nothing",
    "",
  ],
);

storageTest(
  "a transaction that was committed refuses everything",
  `let t; await storage.transaction((inside) => { t = inside; });
   return [await caught(() => t.get("a")), await caught(() => t.rollback()), await caught(() => t.deleteAll())];`,
  [
    "Error: Cannot call get() on transaction that has already committed: did you move `txn` outside of the closure?",
    "Error: Cannot call rollback() on transaction that has already committed: did you move `txn` outside of the closure?",
    "Error: Cannot call deleteAll() within a transaction",
  ],
);

storageTest(
  "transactions nest",
  `const inner = await storage.transaction(async (t) => {
     await t.put("o", 1);
     const refused = await caught(() => storage.transaction(async (u) => { await u.put("i", 1); throw new Error("inner " + await u.get("o")); }));
     await storage.transaction(async (u) => { await u.put("kept", 1); });
     const outer = await storage.transaction(async () => caught(() => t.rollback()));
     return [refused, await t.get("i") === undefined, outer, await caught(() => storage.deleteAll())]; });
   await storage.transaction(async (t) => { await storage.transaction((u) => u.put("gone", 1)); t.rollback(); });
   return [inner, await all()];`,
  [
    [
      "Error: inner 1",
      true,
      "Error: Cannot roll back an outer transaction while a nested transaction is still running.",
      "Error: Cannot call deleteAll() within a transaction",
    ],
    "kept=1,o=1",
  ],
);

storageTest(
  "transactions and critical sections that begin together run one after the other",
  `const order = [];
   const a = storage.transaction(async (t) => { order.push("a1"); await t.put("x", 1); await scheduler.wait(3); order.push("a2"); });
   const b = ctx.blockConcurrencyWhile(async () => { order.push("b1", await storage.get("x")); await scheduler.wait(3); order.push("b2"); });
   order.push("main");
   await Promise.all([a, b]);
   return order;`,
  ["main", "a1", "a2", "b1", 1, "b2"],
);

storageTest(
  "critical sections nest 64 deep, and the refusal can be caught",
  `let depth = 0;
   const go = () => ctx.blockConcurrencyWhile(async () => { depth++; try { await go(); } catch (e) { return text(e); } });
   await go();
   return [depth, await caught(() => storage.transaction())];`,
  [
    64,
    "TypeError: Failed to execute 'transaction' on 'DurableObjectStorage': parameter 1 is not of type 'function'.",
  ],
);

storageTest(
  "transactionSync ends when its closure returns",
  `const results = [];
   results.push(storage.transactionSync(() => { storage.kv.put("a", 1); return 5; }));
   results.push(await caught(() => storage.transactionSync(() => { storage.kv.put("b", 1); storage.put("c", 1); throw new RangeError("x"); })));
   storage.transactionSync(() => {
     storage.kv.put("d", 1);
     try { storage.transactionSync(() => { storage.kv.put("e", 1); throw new Error("in"); }); } catch (e) { results.push(text(e)); }
     storage.kv.put("f", 1); });
   const promise = storage.transactionSync(async () => { storage.kv.put("g", 1); await null; storage.kv.put("h", 1); throw new Error("later"); });
   results.push(await caught(() => promise), await caught(() => storage.transactionSync(1)));
   return [results, await all()];`,
  [
    [
      5,
      "RangeError: x",
      "Error: in",
      "Error: later",
      "TypeError: Failed to execute 'transactionSync' on 'DurableObjectStorage': parameter 1 is not of type 'function'.",
    ],
    "a=1,d=1,f=1,g=1,h=1",
  ],
);

storageTest(
  "storage.kv reads and writes at once",
  `const { kv } = storage; const o = { x: 1 };
   kv.put("a", o); o.x = 2; kv.put("u", undefined);
   return [kv.get("a"), kv.get("none") === undefined, kv.delete("a"), kv.delete("a"), [...kv.list()].length, kv.get("u") === undefined,
     Object.prototype.toString.call(kv), await caught(() => kv.put("f", () => 1)), await caught(() => kv.get()), await caught(() => kv.put("a"))];`,
  [
    { x: 1 },
    true,
    true,
    false,
    1,
    true,
    "[object SyncKvStorage]",
    "DataCloneError: () => 1 could not be cloned.",
    "TypeError: Failed to execute 'get' on 'SyncKvStorage': parameter 1 is not of type 'string'.",
    "TypeError: Failed to execute 'put' on 'SyncKvStorage': parameter 2 is not of type 'Value'.",
  ],
);

storageTest(
  "kv.list takes the options of list",
  `const { kv } = storage; for (let i = 0; i < 50; i++) kv.put("k" + String(i).padStart(2, "0"), i);
   const names = (options) => [...kv.list(options)].map(([key]) => key).join();
   return [[...kv.list()].length, names({ start: "k10", end: "k12" }), names({ reverse: true, limit: 2 }), names({ startAfter: "k48" }),
     [...kv.list({ limit: 20 })].length, [...kv.list({ reverse: true, limit: 40 })].at(-1), names({ prefix: "k3", limit: 1 }),
     await caught(() => kv.list({ limit: 0 })), await caught(() => kv.list(5))];`,
  [
    50,
    "k10,k11",
    "k49,k48",
    "k49",
    20,
    ["k10", 10],
    "k30",
    "TypeError: List limit must be positive.",
    "TypeError: Failed to execute 'list' on 'SyncKvStorage': parameter 1 is not of type 'ListOptions'.",
  ],
);

storageTest(
  "an iterator of kv.list sees what is written in front of it",
  `const { kv } = storage; for (const key of "abcdef") kv.put(key, key);
   const seen = [];
   for (const [key, value] of kv.list()) {
     seen.push(key + value);
     if (key === "b") { kv.delete("c"); kv.put("bb", 1); kv.put("e", "E"); kv.put("g", 1); kv.delete("b"); }
   }
   return seen;`,
  ["aa", "bb", "bb1", "dd", "eE", "ff", "g1"],
);

storageTest(
  "only one iterator of kv.list can be used, and one that has ended stays so",
  `const { kv } = storage; kv.put("a", 1); kv.put("b", 2);
   const ended = kv.list(); [...ended];
   const older = kv.list(); older.next();
   const newer = kv.list();
   return [ended.next().done, await caught(() => older.next()), newer.next().value, newer.toArray(), newer[Symbol.iterator]() === newer,
     Object.prototype.toString.call(newer), kv.list().map(([key]) => key).toArray()];`,
  [
    true,
    "Error: kv.list() iterator was invalidated because a new call to kv.list() was started. Only one kv.list() iterator can exist at a time.",
    ["a", 1],
    [["b", 2]],
    true,
    "[object ListIterator]",
    ["a", "b"],
  ],
);

keyValueTest(
  "the synchronous interfaces are refused, transactions are not",
  `return [
     (await caught(() => storage.kv.get("a"))).slice(0, 161), await caught(() => storage.kv.list()) === await caught(() => storage.kv.put("a", 1)),
     await caught(() => storage.transactionSync(() => 1)), await storage.transaction(async (t) => { await t.put("a", 1); return 7; }), await all(),
   ];`,
  [
    "Error: The storage.kv (synchronous KV) API is only available for SQLite-backed Durable Objects, but this object's namespace is not declared to use SQLite. You ca",
    true,
    "Error: Durable Object is not backed by SQL.",
    7,
    "a=1",
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
