import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { BodyKind } from "../src/host.ts";
import { type Answer, type Failed } from "./fake-host.ts";
import { Isolate } from "./isolate.ts";

const answer = (outcome: Answer | Failed): Answer => {
  assert.ok(!("failure" in outcome), JSON.stringify(outcome));
  return outcome;
};

const failure = (outcome: Answer | Failed): Failed["failure"] => {
  assert.ok("failure" in outcome, JSON.stringify(outcome));
  return outcome.failure;
};

test("a worker answers with text, in one call, and the event is done", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response("Hello World") } }`);
  const { event, outcome } = isolate.begin("http://host/");
  const { status, text, headers } = answer(await outcome);
  assert.equal(status, 200);
  assert.equal(text, "Hello World");
  assert.equal(headers.get("content-type"), "text/plain;charset=UTF-8");
  assert.deepEqual(isolate.host.done, [event]);
});

test("the request's parts arrive", async () => {
  const isolate = new Isolate(`{ default: { async fetch(request) {
    return Response.json([request.method, request.url, request.headers.get("X-A"), [...request.headers], await request.text(),
      request.redirect, request.cf]);
  } } }`);
  const outcome = await isolate.fetch("http://host/a?b=%20c", {
    method: "POST",
    headers: { ":cf": '{"httpProtocol":"HTTP/2"}', "x-a": "1" },
    body: "grüße",
  });
  assert.deepEqual(JSON.parse(answer(outcome).text), [
    "POST",
    "http://host/a?b=%20c",
    "1",
    [["x-a", "1"]],
    "grüße",
    "manual",
    { httpProtocol: "HTTP/2" },
  ]);
});

test("what a program has encoded itself is marked in front of the response's headers, also in copies", async () => {
  const isolate = new Isolate(`{ default: { fetch(request) {
    const made = () => new Response("x", { headers: { "content-encoding": "gzip" }, encodeBody: "manual" });
    switch (new URL(request.url).pathname) {
      case "/made": return made();
      case "/clone": return made().clone();
      case "/copy": return new Response("y", made());
      case "/bare": return new Response("z", { encodeBody: "manual" });
      default: return new Response("x", { headers: { "content-encoding": "gzip" }, encodeBody: "automatic" });
    }
  } } }`);
  const fields = async (path: string): Promise<[string, string][]> =>
    [...answer(await isolate.fetch(`http://host${path}`)).headers].filter(
      ([name]) => name !== "content-type",
    );
  for (const path of ["/made", "/clone", "/copy"]) {
    assert.deepEqual(await fields(path), [
      [":encoded", ""],
      ["content-encoding", "gzip"],
    ]);
  }
  assert.deepEqual((await fields("/bare"))[0], [":encoded", ""]);
  assert.deepEqual(await fields("/"), [["content-encoding", "gzip"]]);
});

test("a head that is too large fails its event by name, and the next is answered", async () => {
  const isolate = new Isolate(`{ default: { fetch(request) {
    switch (new URL(request.url).pathname) {
      case "/value": return new Response("", { headers: { "x-large": "x".repeat(140_000) } });
      case "/count": {
        const headers = new Headers();
        for (let i = 0; i < 20_000; i++) headers.append("x-many", "" + i);
        return new Response("", { headers });
      }
      case "/text": return new Response("", { statusText: "x".repeat(5000) });
    }
    return new Response("fits", { headers: { "x-large": "x".repeat(130_000) } });
  } } }`);
  const message = async (path: string): Promise<string> => {
    const { name, message } = failure(await isolate.fetch(`http://host/${path}`));
    assert.equal(name, "RangeError");
    return message;
  };
  const headers = "The headers of a response must not be longer than 131072 characters; this one has ";
  assert.equal(await message("value"), `${headers}140046.`);
  assert.match(await message("count"), new RegExp(`^${headers}\\d{6}\\.$`));
  assert.equal(
    await message("text"),
    "A status text must not be longer than 4096 characters; this one has 5000.",
  );
  assert.equal(answer(await isolate.fetch("http://host/")).text, "fits");
});

test("exports are described, getters that throw included", () => {
  const isolate = new Isolate(`{
    default: { fetch() {}, scheduled() {}, other() {} },
    Counter: class extends workers.DurableObject { fetch() {} alarm() {} },
    Evil: new Proxy({}, { get() { throw 1; } }),
    number: 1,
    arrow: () => 1,
  }`);
  assert.deepEqual(isolate.exports, [
    { name: "default", kind: "OBJECT", handlers: ["fetch", "scheduled"] },
    { name: "Counter", kind: "CLASS", handlers: ["fetch", "alarm"] },
    { name: "Evil", kind: "OBJECT", handlers: [] },
    { name: "number", kind: "OTHER", handlers: [] },
    { name: "arrow", kind: "OTHER", handlers: [] },
  ]);
});

test("what a handler throws becomes a failure with the tenant's frames only", async () => {
  const isolate = new Isolate(`{ default: { fetch() { throw new RangeError("too far"); } } }`);
  const { kind, name, message, stack } = failure(await isolate.fetch("http://host/"));
  assert.deepEqual([kind, name, message], ["threw", "RangeError", "too far"]);
  assert.match(stack, /^RangeError: too far\n {4}at .*index\.js:1/);
  assert.doesNotMatch(stack, /holdfast:runtime/);
});

test("missing handlers, wrong results and error responses have the documented texts", async () => {
  const cases: [string, string, string][] = [
    [`{ default: {} }`, "no-handler", "Handler does not export a fetch() function."],
    [`{}`, "no-handler", "Handler does not export a fetch() function."],
    [`{ default: { fetch: () => 5 } }`, "threw", "Callback returned incorrect type; expected 'Promise'"],
    [
      `{ default: { fetch: async () => 5 } }`,
      "threw",
      "Incorrect type for Promise: the Promise did not resolve to 'Response'.",
    ],
    [
      `{ default: { fetch: () => Response.error() } }`,
      "threw",
      "Return value from serve handler must not be an error response (like Response.error())",
    ],
  ];
  for (const [source, kind, message] of cases) {
    const got = failure(await new Isolate(source).fetch("http://host/"));
    assert.deepEqual([got.kind, got.message], [kind, message]);
  }
});

test("a class that extends WorkerEntrypoint is made anew for each event", async () => {
  const isolate = new Isolate(
    `{ default: class extends workers.WorkerEntrypoint {
      count = 0;
      fetch(request) { return new Response(this.env.A + (++this.count) + typeof this.ctx.waitUntil); }
    } }`,
    [{ type: "plain_text", name: "A", text: "a" }],
  );
  assert.equal(answer(await isolate.fetch("http://host/")).text, "a1function");
  assert.equal(answer(await isolate.fetch("http://host/")).text, "a1function");
});

test("env holds texts, secrets, parsed JSON and version metadata, also at top level", async () => {
  const isolate = new Isolate(
    `(() => { const early = workers.env.TEXT; return {
      default: { fetch: (_, env) => Response.json([early, env.TEXT, env.JSON.a[1], env.SECRET, env.META, Object.keys(env)]) },
    } })()`,
    [
      { type: "plain_text", name: "TEXT", text: "t" },
      { type: "json", name: "JSON", json: '{"a":[1,2]}' },
      { type: "secret_text", name: "SECRET", text: "s" },
      { type: "version_metadata", name: "META", id: "i", tag: "", timestamp: "2026-01-01T00:00:00Z" },
    ],
  );
  assert.deepEqual(JSON.parse(answer(await isolate.fetch("http://host/")).text), [
    "t",
    "t",
    2,
    "s",
    { id: "i", tag: "", timestamp: "2026-01-01T00:00:00Z" },
    ["TEXT", "JSON", "SECRET", "META"],
  ]);
});

test("a binding of an unknown type is refused by name", () => {
  assert.throws(
    () => new Isolate(`{}`, [{ type: "d1", name: "DB" }]),
    /"d1" is not available on this platform yet/,
  );
});

test("waitUntil keeps the event alive after its answer", async () => {
  const isolate = new Isolate(`{ default: { fetch(request, env, ctx) {
    ctx.waitUntil(scheduler.wait(20).then(() => console.log("later")));
    return new Response("now");
  } } }`);
  const { event, outcome } = isolate.begin("http://host/");
  await outcome;
  assert.deepEqual(isolate.host.done, []);
  await sleep(60);
  assert.deepEqual(isolate.host.done, [event]);
  assert.deepEqual(isolate.host.logs, [{ level: "log", text: "later", object: 0, event }]);
});

test("a rejected waitUntil is told and does not hurt", async () => {
  const isolate = new Isolate(`{ default: { fetch(request, env, ctx) {
    ctx.waitUntil(Promise.reject(new Error("lost")));
    return new Response("fine");
  } } }`);
  assert.equal(answer(await isolate.fetch("http://host/")).text, "fine");
  await sleep(5);
  assert.match(isolate.host.thrownErrors[0]?.stack ?? "", /^Error: lost/);
});

test("a cancelled event aborts request.signal", async () => {
  const isolate = new Isolate(`{ default: { fetch(request, env, ctx) {
    request.signal.addEventListener("abort", () => console.log(request.signal.reason.message));
    ctx.waitUntil(scheduler.wait(10));
    return new Promise(() => {});
  } } }`);
  const { event } = isolate.begin("http://host/");
  isolate.entry.cancelEvent(event);
  isolate.entry.cancelEvent(event);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    ["The client disconnected."],
  );
  assert.deepEqual(isolate.host.done, []);
  await sleep(30);
  assert.deepEqual(isolate.host.done, [event]);
});

test("an event with nothing pending is hung, one that waits for a timer is not", async () => {
  const isolate = new Isolate(`{ default: { fetch: (request) =>
    request.url.endsWith("never") ? new Promise(() => {}) : scheduler.wait(20).then(() => new Response("")) } }`);
  const never = isolate.begin("http://host/never");
  await sleep(1);
  assert.equal(isolate.entry.isHung(never.event), true);
  const later = isolate.begin("http://host/later");
  assert.equal(isolate.entry.isHung(later.event), false);
  await later.outcome;
  assert.equal(isolate.entry.isHung(later.event), false);
});

test("I/O, timers and randomness are refused in global scope", () => {
  for (const call of [
    "setTimeout(() => 1, 1)",
    "crypto.randomUUID()",
    "crypto.getRandomValues(new Uint8Array(1))",
  ]) {
    assert.throws(
      () => new Isolate(`(() => { ${call}; return {}; })()`),
      /Disallowed operation called within global scope/,
    );
  }
});

test("large bodies are sent in chunks within credit, and whole", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response("x".repeat(3_000_000)) } }`);
  const { kind, text } = answer(await isolate.fetch("http://host/"));
  assert.equal(kind, BodyKind.Stream);
  assert.equal(text.length, 3_000_000);
});

test("a streamed request is read chunk by chunk and grants credit as it is read", async () => {
  const isolate = new Isolate(`{ default: { async fetch(request) {
    let length = 0;
    for await (const chunk of request.body) length += chunk.length;
    return new Response(String(length));
  } } }`);
  const { event, outcome } = isolate.begin("http://host/", { method: "POST", kind: BodyKind.Stream });
  for (let i = 0; i < 10; i++) {
    isolate.entry.bodyChunk(event, isolate.buffer(20_000));
    await sleep(1);
  }
  isolate.entry.bodyEnd(event);
  assert.equal(answer(await outcome).text, "200000");
  assert.ok((isolate.host.granted.get(event) ?? 0) >= 131072);
});

test("a request body that nobody read is stopped when the event is done", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response("no thanks") } }`);
  const { event, outcome } = isolate.begin("http://host/", { method: "POST", kind: BodyKind.Stream });
  await outcome;
  assert.deepEqual(isolate.host.stopped, [event]);
});

test("a request's stream passes through to the response", async () => {
  const isolate = new Isolate(`{ default: { fetch: (request) => new Response(request.body) } }`);
  const { event, outcome } = isolate.begin("http://host/", { method: "POST", kind: BodyKind.Stream });
  isolate.entry.bodyChunk(event, "abc");
  await sleep(1);
  isolate.entry.bodyChunk(event, "def");
  isolate.entry.bodyEnd(event);
  assert.equal(answer(await outcome).text, "abcdef");
});

test("a stream that errs breaks the response off", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response(new ReadableStream({
    pull(controller) { controller.error(new Error("broken")); } })) } }`);
  const { event, outcome } = isolate.begin("http://host/");
  assert.equal(failure(await outcome).message, "broken");
  await sleep(1);
  assert.deepEqual(isolate.host.done, [event]);
});

test("a response without credit waits, and stops when the reader has gone", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response(new ReadableStream({
    pull(controller) { controller.enqueue(new Uint8Array(65536)); }, cancel() { console.log("cancelled"); } })) } }`);
  const sent: number[] = [];
  isolate.host.bodyChunk = (stream) => {
    sent.push(stream);
  };
  const { event } = isolate.begin("http://host/");
  await sleep(20);
  assert.equal(sent.length, 4);
  isolate.entry.bodyStop(event);
  await sleep(5);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    ["cancelled"],
  );
  assert.deepEqual(isolate.host.done, [event]);
});

test("timers of stateless events end with the last of them", async () => {
  const isolate = new Isolate(
    `{ default: { fetch() { setInterval(() => console.log("tick"), 1); return new Response(""); } } }`,
  );
  await isolate.fetch("http://host/");
  await sleep(10);
  assert.equal(isolate.host.timerCount, 0);
  assert.deepEqual(isolate.host.logs, []);
});

test("with a continuation slot a timer belongs to the event that started it, whoever settled what it awaited", async () => {
  const { AsyncLocalStorage } = await import("node:async_hooks");
  const storage = new AsyncLocalStorage<unknown>();
  const isolate = new Isolate(
    `{ default: { async fetch(request) {
      if (request.url.endsWith("wait")) { await new Promise((r) => { globalThis.open = r; }); console.log("after"); return new Response("waited"); }
      globalThis.open(); await scheduler.wait(1); return new Response("opened");
    } } }`,
    [],
    {
      slot: {
        get: () => storage.getStore(),
        set: (value) => {
          storage.enterWith(value);
        },
      },
    },
  );
  const waiting = isolate.begin("http://host/wait");
  const opening = isolate.begin("http://host/open");
  await Promise.all([waiting.outcome, opening.outcome]);
  assert.deepEqual(
    isolate.host.logs.map(({ event }) => event),
    [waiting.event],
  );
});

test("an error in a timer's callback is told for its event and hurts nobody", async () => {
  const isolate = new Isolate(`{ default: { async fetch() {
    setTimeout(() => { throw new Error("in timer"); }, 1); await scheduler.wait(10); return new Response("fine"); } } }`);
  const { event, outcome } = isolate.begin("http://host/");
  assert.equal(answer(await outcome).text, "fine");
  assert.deepEqual(
    isolate.host.thrownErrors.map((thrown) => [thrown.event, thrown.message]),
    [[event, "in timer"]],
  );
});

test("a streamed answer that comes after its caller has gone is cancelled", async () => {
  const isolate = new Isolate(`{ default: { async fetch(request) {
    await scheduler.wait(request.url.endsWith("slow") ? 20 : 5);
    return new Response(new ReadableStream({ cancel() { console.log("cancelled"); } })); } } }`);
  isolate.begin("http://host/slow");
  isolate.entry.cancelEvent(isolate.begin("http://host/").event);
  await sleep(15);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    ["cancelled"],
  );
});
