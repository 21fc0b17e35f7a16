import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

const hostile: Record<string, string> = {
  "a thrown proxy": `throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } })`,
  "a throwing message getter": `throw Object.defineProperty(new Error(), "message", { get() { throw 1; } })`,
  "a throwing toString": `throw { toString() { throw 1; } }`,
  "a thrown symbol": `throw Symbol("s")`,
  "a thrown null": `throw null`,
  "a throwing prepareStackTrace": `Error.prepareStackTrace = () => { throw 1; }; throw new Error("x")`,
  "a huge message": `throw new Error("x".repeat(10_000_000))`,
  "a stack that is no text": `throw Object.assign(new Error("x"), { stack: {} })`,
  "a broken Array.prototype": `Array.prototype.push = Array.prototype.filter = Array.prototype.join = () => { throw 1; };
    throw new Error("x")`,
  "a broken Map": `Map.prototype.get = Map.prototype.set = Map.prototype.delete = () => { throw 1; }; throw new Error("x")`,
  "a broken Promise": `Promise.prototype.then = () => { throw 1; }; globalThis.Promise = undefined; throw new Error("x")`,
  "broken strings": `String.prototype.split = String.prototype.slice = () => ({}); throw new Error("x")`,
  "a broken JSON": `JSON.stringify = JSON.parse = () => { throw 1; }; throw new Error("x")`,
};

for (const [name, body] of Object.entries(hostile)) {
  test(`${name} ends in one bounded failure`, async () => {
    const isolate = new Isolate(`{ default: { async fetch() { ${body} } } }`);
    const { event, outcome } = isolate.begin("http://host/");
    const result = await outcome;
    assert.ok("failure" in result);
    const { failure } = result;
    for (const text of Object.values(failure)) {
      assert.equal(typeof text, "string");
      assert.ok(text.length <= 17_000);
    }
    assert.deepEqual(isolate.host.done, [event]);
  });

  test(`${name} is described as text`, () => {
    const isolate = new Isolate(`{}`);
    const { context } = isolate;
    let thrown: unknown;
    try {
      new Function(
        "context",
        "vm",
        `return vm.runInContext(${JSON.stringify(`(() => { ${body} })()`)}, context)`,
      )(context, {
        runInContext: (code: string) =>
          (context as unknown as { eval: (code: string) => unknown }).eval?.(code),
      });
    } catch (error) {
      thrown = error;
    }
    const described = JSON.parse(isolate.entry.describe(thrown)) as Record<string, unknown>;
    assert.deepEqual(Object.keys(described), ["name", "message", "stack"]);
  });
}

test("thenables that settle twice or never call back in order are answered once", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => ({ then(resolve, reject) {
    resolve(new Response("first")); resolve(new Response("second")); reject(new Error("third")); } }) } }`);
  const outcome = await isolate.fetch("http://host/");
  await sleep(1);
  assert.equal("text" in outcome && outcome.text, "first");
  assert.equal(isolate.host.done.length, 1);
});

test("a Response whose then is replaced is adopted as a thenable", async () => {
  const isolate = new Isolate(`{ default: { fetch() {
    Response.prototype.then = function (resolve) { delete Response.prototype.then; resolve(new Response("adopted")); };
    return new Response("original");
  } } }`);
  const outcome = await isolate.fetch("http://host/");
  assert.equal("text" in outcome && outcome.text, "adopted");
});

test("the entry is out of tenants' reach and cannot be changed", () => {
  const isolate = new Isolate(`{}`);
  assert.equal((isolate.context as { __holdfast?: unknown }).__holdfast, undefined);
  assert.ok(Object.isFrozen(isolate.entry));
});

test("unknown numbers from the host are ignored", () => {
  const isolate = new Isolate(`{}`);
  const { entry } = isolate;
  entry.cancelEvent(99);
  entry.settleCall(99, 200, "", "", 0, "");
  entry.failCall(99, "Error", "x", 0);
  entry.settleStorage(99, [], []);
  entry.settleNumber(99, 1);
  entry.failOperation(99, "Error", "x", 0);
  entry.fireTimer(99);
  entry.bodyChunk(99, "x");
  entry.bodyEnd(99);
  entry.bodyAbort(99, "x");
  entry.bodyCredit(99, 1);
  entry.bodyStop(99);
  entry.dropObject(99);
  assert.equal(entry.isHung(99), false);
  assert.deepEqual(isolate.host.logs, []);
});

test("texts that would fill the host's memory are refused by name", async () => {
  const isolate = new Isolate(
    `{ default: { async fetch(request, env) {
      const long = "x".repeat(2_000_000);
      const texts = [];
      const caught = async (fn) => { try { await fn(); } catch (e) { texts.push(e.name + ": " + e.message); } };
      await caught(() => env.NS.idFromName(long));
      await caught(() => env.NS.getByName("x").fetch("http://a/" + long));
      await caught(() => env.NS.getByName("x").fetch("http://a/", { headers: { long } }));
      await caught(() => env.NS.idFromString(long));
      if (request.url.endsWith("headers")) return new Response("", { headers: { long } });
      return Response.json(texts);
    } } }`,
    [{ type: "durable_object_namespace", name: "NS", namespaceId: "ns", className: "C" }],
  );
  const outcome = await isolate.fetch("http://host/");
  assert.deepEqual("text" in outcome && JSON.parse(outcome.text), [
    "RangeError: A name must not be longer than 1048576 characters; this one has 2000000.",
    "RangeError: A URL must not be longer than 1048576 characters; this one has 2000009.",
    "RangeError: The headers of a request must not be longer than 131072 characters; this one has 2000005.",
    "TypeError: Invalid Durable Object ID: must be 64 hex digits",
  ]);
  const refused = await isolate.fetch("http://host/headers");
  assert.ok("failure" in refused);
  assert.match(
    refused.failure.message,
    /^The headers of a response must not be longer than 131072 characters/,
  );
});
