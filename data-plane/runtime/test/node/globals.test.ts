import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "node:test";
import type { ContinuationSlot } from "../../src/context.ts";
import { type BindingRecord, Isolate } from "../isolate.ts";

/** The slot that Node's own storage keeps its value in follows continuations as the engine's does. */
function slot(): ContinuationSlot {
  const storage = new AsyncLocalStorage<unknown>();
  return {
    get: () => storage.getStore(),
    set: (value) => {
      storage.enterWith(value);
    },
  };
}

async function evaluate(body: string, bindings: BindingRecord[] = [], date = "2026-11-01"): Promise<unknown> {
  const isolate = new Isolate(
    `{ default: { async fetch(request, env, ctx) {
      return Response.json(await (async () => { ${body} })() ?? null);
    } } }`,
    bindings,
    { slot: slot(), date },
  );
  (isolate.context as { hooks?: unknown }).hooks = isolate.entry.moduleExports("node:async_hooks");
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

test("globals are there from the date on which they are, and can be replaced", async () => {
  const names =
    "[typeof Buffer, typeof process, typeof global, typeof setImmediate, typeof setTimeout(() => {}, 9)]";
  assert.deepEqual(await evaluate(`return ${names}`), ["function", "object", "object", "function", "object"]);
  assert.deepEqual(await evaluate(`return ${names}`, [], "2026-08-03"), [
    ...["undefined", "undefined", "undefined", "undefined"],
    "number",
  ]);
  assert.equal(await evaluate("globalThis.Buffer = 5; return Buffer"), 5);
});

test("process.env holds texts, secrets and JSON of the bindings", async () => {
  const bindings = [
    { type: "plain_text", name: "TEXT", text: "words" },
    { type: "secret_text", name: "SECRET", text: "hush" },
    { type: "json", name: "JSON", json: '{"a":1}' },
    { type: "version_metadata", name: "VERSION", id: "1", tag: "", timestamp: "" },
  ];
  assert.deepEqual(await evaluate("process.env.ADDED = 5; return process.env", bindings), {
    TEXT: "words",
    SECRET: "hush",
    JSON: '{"a":1}',
    ADDED: "5",
  });
});

test("storages keep what they hold across awaits, timers and streams, each run for itself", async () => {
  const seen = await evaluate(`
    const storage = new hooks.AsyncLocalStorage();
    const work = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const stream = new Response("text").body;
      for await (const chunk of stream) void chunk;
      return [storage.getStore(), await new Promise((resolve) => setImmediate(() => resolve(storage.getStore())))];
    };
    return [await Promise.all(["a", "b"].map((name) => storage.run(name, work))), storage.getStore() ?? "none"];
  `);
  assert.deepEqual(seen, [
    [
      ["a", "a"],
      ["b", "b"],
    ],
    "none",
  ]);
});

test("what a storage holds does not hide for whom code runs", async () => {
  const seen = await evaluate(`
    const storage = new hooks.AsyncLocalStorage();
    return storage.run(1, async () => {
      ctx.waitUntil(scheduler.wait(1));
      await scheduler.wait(1);
      return crypto.randomUUID().length;
    });
  `);
  assert.equal(seen, 36);
});
