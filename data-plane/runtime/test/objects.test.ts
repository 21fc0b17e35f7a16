import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { BodyKind } from "../src/host.ts";
import { Isolate } from "./isolate.ts";

const NS = { type: "durable_object_namespace", name: "NS", namespaceId: "ns-1", className: "Thing" };
const OTHER = { type: "durable_object_namespace", name: "OTHER", namespaceId: "ns-2", className: "Other" };

/** A worker whose handler's result is sent as JSON, with a class `Thing` that has this body. */
function program(handler: string, thing = "fetch() { return new Response('thing'); }"): Isolate {
  const isolate = new Isolate(
    `{ default: { async fetch(request, env, ctx) { return Response.json(await (async () => { ${handler} })() ?? null); } },
       Thing: class extends workers.DurableObject { ${thing} } }`,
    [NS, OTHER],
  );
  const object = isolate.place("Thing", "n");
  isolate.host.route = () => object;
  return isolate;
}

async function run(isolate: Isolate, url = "http://host/"): Promise<unknown> {
  const outcome = await isolate.fetch(url);
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

test("ids are made from names, strings and at random", async () => {
  const result = await run(
    program(`
      const a = env.NS.idFromName("x"), b = env.NS.idFromName("x"), c = env.NS.idFromString(a.toString().toUpperCase());
      const u = env.NS.newUniqueId();
      return [a.equals(b), a.equals(c), a.equals(u), a.name, c.name, u.name, /^[0-9a-f]{64}$/.test(String(u))];
    `),
  );
  assert.deepEqual(result, [true, true, false, "x", null, null, true]);
});

test("the host hashes a name once, whatever event asks", async () => {
  const isolate = program(`
    return [env.NS.idFromName("x"), env.NS.jurisdiction("eu").idFromName("x"), env.OTHER.idFromName("x")].map(String);
  `);
  const first = await isolate.fetch("http://host/");
  const second = await isolate.fetch("http://host/");
  isolate.host.close();

  assert.ok("text" in first && "text" in second);
  assert.equal(new Set(JSON.parse(first.text) as string[]).size, 3);
  assert.equal(second.text, first.text);
  assert.equal(isolate.host.namesHashed, 3);
});

test("a jurisdiction makes other ids, which its own part of the namespace and the whole accept", async () => {
  const result = await run(
    program(`
      const caught = (fn) => { try { fn(); return "nothing"; } catch (e) { return e.constructor.name + ": " + e.message; } };
      const eu = env.NS.jurisdiction("eu"), us = env.NS.jurisdiction("us");
      const id = eu.idFromName("x");
      const parsed = env.NS.idFromString(id.toString());
      return [
        [id.jurisdiction, id.name, parsed.jurisdiction, parsed.equals(id), env.NS.idFromName("x").jurisdiction],
        new Set([id, us.idFromName("x"), env.NS.idFromName("x")].map(String)).size,
        [env.NS.get(id).id === id, eu.get(parsed).id === parsed, eu.getByName("x").id.equals(id)],
        [eu.newUniqueId().jurisdiction, eu.newUniqueId({ jurisdiction: "us" }).jurisdiction,
          env.NS.newUniqueId({ jurisdiction: "eu" }).jurisdiction, env.NS.newUniqueId({ jurisdiction: null }).jurisdiction],
        caught(() => us.get(id)),
        caught(() => us.get(env.NS.idFromName("x"))),
        eu.jurisdiction().idFromName("x").equals(env.NS.idFromName("x")),
      ];
    `),
  );
  const refusal =
    "TypeError: get called on jurisdictional subnamespace with an ID from a different jurisdiction";
  assert.deepEqual(result, [
    ["eu", "x", "eu", true, null],
    3,
    [true, true, true],
    ["eu", "us", "eu", null],
    refusal,
    refusal,
    true,
  ]);
});

test("wrong ids are refused with the documented errors", async () => {
  const result = await run(
    program(`
      const caught = (fn) => { try { fn(); return "nothing"; } catch (e) { return e.constructor.name + ": " + e.message + ("cause" in e ? " with a cause" : ""); } };
      const id = env.NS.idFromName("x").toString();
      const flipped = (id[0] === "a" ? "b" : "a") + id.slice(1);
      return [
        caught(() => env.NS.idFromString("zz")),
        caught(() => env.NS.idFromString(flipped)),
        caught(() => env.OTHER.get(env.NS.idFromName("x"))),
        caught(() => env.NS.get("text").id),
        caught(() => env.NS.getByName("x", { routingMode: "odd" })),
        caught(() => env.NS.newUniqueId({ jurisdiction: "mars" })),
        caught(() => env.NS.jurisdiction("mars")),
        caught(() => env.NS.jurisdiction("")),
        caught(() => env.NS.idFromName()),
        caught(() => env.NS.idFromString()),
        caught(() => env.NS.getByName()),
        caught(() => env.NS.idFromName("x").equals(id)),
        caught(() => env.NS.idFromName("x").equals()),
        env.NS.idFromName(undefined).name,
      ];
    `),
  );
  assert.deepEqual(result, [
    "TypeError: Invalid Durable Object ID: must be 64 hex digits",
    "TypeError: Durable Object ID is not valid for this namespace.",
    "TypeError: Durable Object ID is not valid for this namespace.",
    "TypeError: Failed to execute 'get' on 'DurableObjectNamespace': parameter 1 is not of type 'DurableObjectId'.",
    "RangeError: unknown routingMode: odd",
    'TypeError: There is no jurisdiction "mars".',
    'TypeError: There is no jurisdiction "mars".',
    'TypeError: There is no jurisdiction "".',
    "TypeError: Failed to execute 'idFromName' on 'DurableObjectNamespace': parameter 1 is not of type 'string'.",
    "TypeError: Failed to execute 'idFromString' on 'DurableObjectNamespace': parameter 1 is not of type 'string'.",
    "TypeError: Failed to execute 'getByName' on 'DurableObjectNamespace': parameter 1 is not of type 'string'.",
    "TypeError: Failed to execute 'equals' on 'DurableObjectId': parameter 1 is not of type 'DurableObjectId'.",
    "TypeError: Failed to execute 'equals' on 'DurableObjectId': parameter 1 is not of type 'DurableObjectId'.",
    "undefined",
  ]);
});

test("a stub shows exactly id and name, and keeps the id object", async () => {
  const result = await run(
    program(`
      const id = env.NS.idFromName("x");
      const stub = env.NS.get(id);
      stub.mine = 1;
      return [Object.keys(env.NS.getByName("x")).sort(), stub.id === id, stub.name, typeof stub.then, typeof stub.anything,
        stub[Symbol.iterator] === undefined, typeof stub.toString, stub.mine, stub instanceof Object,
        stub.constructor.name, Object.prototype.toString.call(stub)];
    `),
  );
  assert.deepEqual(result, [
    ["id", "name"],
    true,
    "x",
    "undefined",
    "function",
    true,
    "function",
    1,
    true,
    "DurableObject",
    "[object DurableObject]",
  ]);
});

test("stub.fetch reaches the object with method, headers and body", async () => {
  const isolate = program(
    `const response = await env.NS.getByName("x").fetch("http://any/path?q", { method: "POST", body: "hi", headers: { a: "b" } });
     return [response.status, await response.text(), response.headers.get("h")];`,
    `async fetch(request) {
       return new Response([request.method, request.url, request.headers.get("a"), await request.text(), this.ctx.id.name].join(),
         { status: 201, headers: { h: "v" } }); }`,
  );
  assert.deepEqual(await run(isolate), [201, "POST,http://any/path?q,b,hi,n", "v"]);
  assert.deepEqual(
    isolate.host.calls.map(({ namespaceId, caller, name }) => ({ namespaceId, caller, name })),
    [{ namespaceId: "ns-1", caller: 0, name: "x" }],
  );
});

test("a call from an object names the object as its caller", async () => {
  const isolate = program(
    "",
    `async fetch(request) { return request.url.endsWith("inner") ? new Response("inner") : this.env.NS.getByName("y").fetch("http://x/inner"); }`,
  );
  const object = isolate.place("Thing");
  const outcome = await isolate.fetch("http://x/outer", { object });
  assert.equal("text" in outcome && outcome.text, "inner");
  assert.deepEqual(
    isolate.host.calls.map(({ caller }) => caller),
    [object],
  );
});

test("redirects are followed against the same object, unless manual", async () => {
  const isolate = program(
    `const stub = env.NS.getByName("x");
     const followed = await stub.fetch("http://a/start", { method: "POST", body: "b" });
     const manual = await stub.fetch("http://a/start", { redirect: "manual" });
     const loop = await stub.fetch("http://a/loop").catch((e) => e.message);
     return [followed.url, followed.redirected, await followed.text(), manual.status, manual.headers.get("location"), loop];`,
    `async fetch(request) {
       const { pathname } = new URL(request.url);
       if (pathname === "/start") return new Response(null, { status: 302, headers: { location: "http://elsewhere/end" } });
       if (pathname === "/loop") return new Response(null, { status: 307, headers: { location: "/loop" } });
       return new Response(request.method + " " + pathname + (await request.text())); }`,
  );
  assert.deepEqual(await run(isolate), [
    "http://elsewhere/end",
    true,
    "GET /end",
    302,
    "http://elsewhere/end",
    "Too many redirects.",
  ]);
});

test("streams pass through a call in both directions", async () => {
  const isolate = program(
    `const { readable, writable } = new IdentityTransformStream();
     const writer = writable.getWriter();
     (async () => { for (let i = 0; i < 20; i++) await writer.write(new Uint8Array(50_000).fill(65 + i)); await writer.close(); })();
     const response = await env.NS.getByName("x").fetch("http://a/", { method: "POST", body: readable });
     const text = await response.text();
     return [text.length, text[0], text.at(-1)];`,
    `fetch(request) { return new Response(request.body); }`,
  );
  assert.deepEqual(await run(isolate), [1_000_000, "A", "T"]);
});

test("an error of the handler reaches the caller with its class and does not break the stub", async () => {
  const isolate = program(
    `const stub = env.NS.getByName("x");
     const e = await stub.fetch("http://a/throw").catch((e) => e);
     return [e instanceof RangeError, e.message, e.remote, e.durableObjectReset, await (await stub.fetch("http://a/")).text()];`,
    `fetch(request) { if (request.url.endsWith("throw")) throw new RangeError("r"); return new Response("ok"); }`,
  );
  assert.deepEqual(await run(isolate), [true, "r", true, null, "ok"]);
});

test("a constructor that throws fails the call as a reset, breaks the stub, and the next event tries again", async () => {
  const isolate = program(
    `const stub = env.NS.getByName("x");
     const first = await stub.fetch("http://a/").catch((e) => e);
     const second = await stub.fetch("http://a/").catch((e) => e);
     const third = await (await env.NS.getByName("x").fetch("http://a/")).text();
     return [first.message, first.durableObjectReset, first.remote, second.message, second.durableObjectReset, second.remote, third];`,
    `constructor(ctx, env) { super(ctx, env); if (!globalThis.tried) { globalThis.tried = true; throw new Error("not yet"); } }
     fetch() { return new Response("works"); }`,
  );
  assert.deepEqual(await run(isolate), ["not yet", true, true, "not yet", true, null, "works"]);
});

test("the constructor gets ctx and env, plain classes included, once for all events", async () => {
  const isolate = new Isolate(
    `{ Plain: class { constructor(state, env) { this.state = state; this.env = env; this.count = 0; }
       fetch() { return Response.json([++this.count, this.env.T, this.state.id.toString(), this.state.id.name ?? null]); } } }`,
    [{ type: "plain_text", name: "T", text: "t" }],
  );
  const object = isolate.place("Plain");
  for (const count of [1, 2]) {
    const outcome = await isolate.fetch("http://a/", { object });
    assert.deepEqual(JSON.parse("text" in outcome ? outcome.text : "null"), [
      count,
      "t",
      "ab".repeat(32),
      null,
    ]);
  }
});

test("a class that is not exported and a missing fetch are clear failures", async () => {
  const isolate = new Isolate(`{ NoFetch: class {} }`);
  const missing = await isolate.fetch("http://a/", { object: isolate.place("Missing") });
  assert.ok("failure" in missing);
  assert.deepEqual(
    [missing.failure.kind, missing.failure.message],
    ["reset", 'The class "Missing" is not exported by the main module.'],
  );
  const noFetch = await isolate.fetch("http://a/", { object: isolate.place("NoFetch") });
  assert.ok("failure" in noFetch);
  assert.deepEqual(
    [noFetch.failure.kind, noFetch.failure.message],
    ["no-handler", "Handler does not export a fetch() function."],
  );
});

test("the first event waits for the constructor's blockConcurrencyWhile", async () => {
  const isolate = program(
    "",
    `constructor(ctx, env) { super(ctx, env); ctx.blockConcurrencyWhile(async () => { await scheduler.wait(10); this.ready = "ready"; }); }
     fetch() { return new Response(String(this.ready)); }`,
  );
  const object = isolate.place("Thing");
  const outcome = await isolate.fetch("http://a/", { object });
  assert.equal("text" in outcome && outcome.text, "ready");
  assert.deepEqual(isolate.host.gates, [`enter ${object}`, `leave ${object}`]);
  assert.equal(isolate.host.timerCount, 0);
});

test("a constructor's blockConcurrencyWhile that fails resets the object with its error", async () => {
  const isolate = program(
    "",
    `constructor(ctx, env) { super(ctx, env); ctx.blockConcurrencyWhile(async () => { throw new TypeError("no way"); }); }`,
  );
  const outcome = await isolate.fetch("http://a/", { object: isolate.place("Thing") });
  assert.ok("failure" in outcome);
  assert.deepEqual(
    [outcome.failure.kind, outcome.failure.name, outcome.failure.message],
    ["reset", "TypeError", "no way"],
  );
});

test("blockConcurrencyWhile gives back the callback's value; failing later ends the instance", async () => {
  const isolate = program(
    "",
    `async fetch(request) {
       const value = await this.ctx.blockConcurrencyWhile(async () => {
         if (request.url.endsWith("fail")) throw new RangeError("later"); return 5; });
       return new Response(String(value)); }`,
  );
  const object = isolate.place("Thing");
  const outcome = await isolate.fetch("http://a/", { object });
  assert.equal("text" in outcome && outcome.text, "5");
  const failed = await isolate.fetch("http://a/fail", { object });
  assert.ok("failure" in failed);
  assert.deepEqual(
    [failed.failure.kind, failed.failure.name, failed.failure.message],
    ["reset", "RangeError", "later"],
  );
});

test("a critical section that fails after the answer ends the instance, too", async () => {
  const isolate = program(
    "",
    `fetch() {
       this.ctx.blockConcurrencyWhile(async () => { await scheduler.wait(1); throw new RangeError("late"); });
       return new Response("answered"); }`,
  );
  const object = isolate.place("Thing");
  const outcome = await isolate.fetch("http://a/", { object });
  assert.equal("text" in outcome && outcome.text, "answered");
  await sleep(15);
  assert.deepEqual(isolate.host.aborted, [{ object, message: "late", retryAlarm: true }]);
  isolate.host.close();
});

test("an instance that was only lost to its caller does not count as thrown by it", async () => {
  const isolate = program(
    `const e = await env.NS.getByName("x").fetch("http://a/").catch((e) => e);
     return [e.message, e.retryable, e.durableObjectReset, e.remote ?? null];`,
  );
  isolate.host.call = (operation) => {
    setImmediate(() => {
      isolate.entry.failCall(operation, "Error", "Network connection lost.", 2 | 8);
    });
  };
  assert.deepEqual(await run(isolate), ["Network connection lost.", true, true, null]);
});

test("what is no Response is refused differently when a promise brings it", async () => {
  const isolate = program(
    `const texts = [];
     for (const path of ["nothing", "text", "object", "promised", "thenable", "error"]) {
       await env.NS.getByName("x").fetch("http://a/" + path).then((r) => r.text(), (e) => e.name + ": " + e.message).then((t) => texts.push(t));
     }
     return texts;`,
    `fetch(request) {
       switch (new URL(request.url).pathname) {
         case "/text": return "text";
         case "/object": return { status: 200 };
         case "/promised": return Promise.resolve("text");
         case "/thenable": return { then(resolve) { resolve(new Response("by a thenable")); } };
         case "/error": return Response.error();
       } }`,
  );
  const direct = "TypeError: Callback returned incorrect type; expected 'Promise'";
  assert.deepEqual(await run(isolate), [
    direct,
    direct,
    direct,
    "TypeError: Incorrect type for Promise: the Promise did not resolve to 'Response'.",
    "by a thenable",
    "TypeError: Return value from serve handler must not be an error response (like Response.error())",
  ]);
});

test("abort ends the instance with its reason", async () => {
  const isolate = program(
    "",
    `fetch(request) { this.ctx.abort(request.url.endsWith("bye") ? "bye" : undefined); }`,
  );
  const object = isolate.place("Thing");
  isolate.begin("http://a/bye", { object });
  const other = isolate.place("Thing");
  isolate.begin("http://a/", { object: other });
  assert.deepEqual(isolate.host.aborted, [
    { object, message: "bye", retryAlarm: true },
    { object: other, message: "Application called abort() to reset Durable Object.", retryAlarm: true },
  ]);
});

test("an aborted signal cancels the call", async () => {
  const isolate = program(
    `const controller = new AbortController();
     setTimeout(() => controller.abort(new Error("enough")), 5);
     return env.NS.getByName("x").fetch("http://a/", { signal: controller.signal }).catch((e) => e.message);`,
    `fetch() { return new Promise(() => {}); }`,
  );
  assert.equal(await run(isolate), "enough");
  assert.equal(isolate.host.cancelledCalls.length, 1);
});

test("names of more than 1024 bytes do not travel with the call", async () => {
  const isolate = program(
    `for (const n of [1024, 1025]) await env.NS.getByName("x".repeat(n)).fetch("http://a/");`,
  );
  await run(isolate);
  assert.deepEqual(
    isolate.host.calls.map(({ name }) => name.length),
    [1024, 0],
  );
});

test("a binding kept from an earlier event works for the event that uses it", async () => {
  const isolate = program(
    `globalThis.kept ??= env.NS.getByName("x");
     return (await globalThis.kept.fetch("http://a/")).text();`,
  );
  assert.equal(await run(isolate), "thing");
  assert.equal(await run(isolate), "thing");
});

test("a dropped object's timers stop and its operations are forgotten", async () => {
  const isolate = program(
    "",
    `fetch() { setTimeout(() => console.log("late"), 5); return new Response(""); }`,
  );
  const object = isolate.place("Thing");
  await isolate.fetch("http://a/", { object });
  isolate.entry.dropObject(object);
  await sleep(15);
  assert.deepEqual(isolate.host.logs, []);
  assert.equal(isolate.host.timerCount, 0);
});

test("an object's response streams", async () => {
  const isolate = program(
    "",
    `fetch(request) { return new Response(request.body.pipeThrough(new IdentityTransformStream())); }`,
  );
  const object = isolate.place("Thing");
  const { event, outcome } = isolate.begin("http://a/", { object, method: "POST", kind: BodyKind.Stream });
  isolate.entry.bodyChunk(event, "abc");
  isolate.entry.bodyEnd(event);
  const result = await outcome;
  assert.equal("text" in result && result.text, "abc");
});

test("an aborted signal breaks a streamed response off", async () => {
  const isolate = program(
    `const controller = new AbortController();
     const response = await env.NS.getByName("x").fetch("http://a/", { signal: controller.signal });
     controller.abort(new Error("enough"));
     return response.text().catch((e) => e.message);`,
    `fetch() { return new Response(new ReadableStream({ pull() { return new Promise(() => {}); } })); }`,
  );
  assert.equal(await run(isolate), "enough");
  assert.deepEqual(isolate.host.stopped, [-1]);
});

test("the body of a response that nobody reads is stopped when the event is done", async () => {
  const isolate = program(
    `return (await env.NS.getByName("x").fetch("http://a/")).status;`,
    `fetch() { return new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(1000)); } })); }`,
  );
  assert.equal(await run(isolate), 200);
  assert.deepEqual(isolate.host.stopped, [-1]);
});
