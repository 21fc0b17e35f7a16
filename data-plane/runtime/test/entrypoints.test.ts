import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import { Isolate, type IsolateOptions } from "./isolate.ts";

const main = `{
  Named: class extends workers.WorkerEntrypoint {
    async fetch(request) {
      return Response.json({ url: request.url, length: request.headers.get("content-length"), method: request.method, cf: request.cf ?? null, body: await request.text(),
        props: this.ctx.props, own: Object.keys(this), env: this.env.A });
    }
  },
  object: { fetch: (request, env, ctx) => Response.json({ who: "object", props: ctx.props }) },
  nothing: {},
  number: 5,
  Thing: class extends workers.DurableObject { fetch() { return new Response("thing"); } },
  Unbound: class extends workers.DurableObject {},
  default: { async fetch(request, env, ctx) {
    const attempt = async (run) => {
      try { const result = await run(); return result instanceof Response ? await result.json() : result; }
      catch (error) { return error.name + ": " + error.message + (error.remote ? " (remote)" : ""); }
    };
    return Response.json(await attempt(() => RUN));
  } },
}`;

async function run(expression: string, options: IsolateOptions = {}): Promise<unknown> {
  const isolate = new Isolate(
    main.replace("RUN", () => expression),
    [
      { type: "plain_text", name: "A", text: "a" },
      { type: "service", name: "object" },
      { type: "durable_object_namespace", name: "THING", namespaceId: "n", className: "Thing" },
    ],
    options,
  );
  const object = isolate.place("Thing");
  isolate.host.route = () => object;
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

test("ctx.exports holds entrypoints and bound classes, and nothing else", async () => {
  assert.deepEqual(await run("Object.keys(ctx.exports).sort()"), [
    "Named",
    "Thing",
    "default",
    "nothing",
    "object",
  ]);
});

test("ctx.exports is there from its compatibility date on", async () => {
  assert.equal(await run("typeof ctx.exports", { date: "2025-11-16" }), "undefined");
  assert.equal(await run("typeof ctx.exports", { date: "2025-11-17" }), "object");
});

test("a named entrypoint gets the request, ctx and env", async () => {
  assert.deepEqual(
    await run(
      `ctx.exports.Named.fetch("http://a/b?c#d", { method: "POST", body: "text", cf: { q: [1, "\\n"] } })`,
    ),
    {
      url: "http://a/b?c",
      length: "4",
      method: "POST",
      cf: { q: [1, "\n"] },
      body: "text",
      props: {},
      own: ["ctx", "env"],
      env: "a",
    },
  );
});

test("an entrypoint of one's own can be given props", async () => {
  assert.deepEqual(await run(`ctx.exports.object({ props: { user: 7 } }).fetch("http://a/")`), {
    who: "object",
    props: { user: 7 },
  });
});

test("a service binding is a stub that can fetch and call", async () => {
  assert.deepEqual(await run(`env.object.fetch(new Request("http://a/"))`), { who: "object", props: {} });
  assert.deepEqual(await run("[Object.keys(env.object), String(env.object), typeof env.object]"), [
    [],
    "[object Fetcher]",
    "object",
  ]);
  assert.equal(
    await run("env.object.rename('x')"),
    'TypeError: The RPC receiver does not implement the method "rename". (remote)',
  );
});

test("wrong uses of stubs have the documented texts", async () => {
  const cases: [string, string][] = [
    [`env.object.fetch("/relative")`, "TypeError: Invalid URL: /relative"],
    [
      `ctx.exports.Named()`,
      "TypeError: Failed to execute '(called as function)' on 'LoopbackServiceStub': parameter 1 is not of type 'Options'.",
    ],
    [
      `ctx.exports.Named({ props: 5 })`,
      "TypeError: Incorrect type for the 'props' field on 'Options': the provided value is not of type 'Object'.",
    ],
    [`ctx.exports.nothing.fetch("http://a/")`, "Error: Handler does not export a fetch() function. (remote)"],
    [`new ctx.exports.Named.constructor()`, "TypeError: Illegal constructor"],
    [
      `ctx.waitUntil()`,
      "TypeError: Failed to execute 'waitUntil' on 'ExecutionContext': parameter 1 is not of type 'Promise'.",
    ],
  ];
  for (const [expression, text] of cases) {
    assert.equal(await run(expression), text);
  }
});

test("a bound class in ctx.exports is a namespace", async () => {
  assert.equal(
    await run(`ctx.exports.Thing.getByName("x").fetch("http://a/").then((r) => r.text())`),
    "thing",
  );
});

test("env and exports of the module follow withEnv and withExports, also across awaits", async () => {
  const { AsyncLocalStorage } = await import("node:async_hooks");
  const storage = new AsyncLocalStorage<unknown>();
  const slot = {
    get: () => storage.getStore(),
    set: (value: unknown) => {
      storage.enterWith(value);
    },
  };
  const seen = await run(
    `(async () => {
      const inner = workers.withEnv({ A: "b" }, async () => { const early = workers.env.A; await scheduler.wait(2); return [early, workers.env.A, Object.keys(workers.env)]; });
      const outside = [workers.env.A, Object.keys(workers.exports).length];
      const exported = await workers.withExports({ X: 1 }, async () => { await null; return workers.exports.X; });
      const both = workers.withEnvAndExports({ A: 2 }, { X: 3 }, () => [workers.env.A, workers.exports.X]);
      return [await inner, outside, exported, both, workers.env.A];
    })()`,
    { slot },
  );
  assert.deepEqual(seen, [["b", "b", ["A"]], ["a", 5], 1, [2, 3], "a"]);
});

test("withEnv works at the top level of a module", async () => {
  const isolate = new Isolate(
    `(() => { const seen = workers.withEnv({ A: 1 }, () => workers.env.A); return {
      default: { fetch: () => Response.json([seen, workers.env.A]) } }; })()`,
    [{ type: "plain_text", name: "A", text: "a" }],
  );
  const outcome = await isolate.fetch("http://host/");
  assert.equal("text" in outcome && outcome.text, '[1,"a"]');
});

test("a timer that withEnv started ends with its event", async () => {
  const isolate = new Isolate(`{ default: { fetch() {
    workers.withEnv({}, () => setTimeout(() => console.log("late"), 5)); return new Response(""); } } }`);
  await isolate.fetch("http://host/");
  await sleep(20);
  assert.deepEqual(isolate.host.logs, []);
  assert.equal(isolate.host.timerCount, 0);
});

test("disallow_importable_env empties the module's env", async () => {
  assert.deepEqual(await run("Object.keys(workers.env)", { flags: ["disallow_importable_env"] }), []);
});

test("passThroughOnException changes nothing and says so once", async () => {
  const isolate = new Isolate(`{ default: { fetch(request, env, ctx) {
    ctx.passThroughOnException(); ctx.passThroughOnException(); throw new Error("no"); } } }`);
  for (let i = 0; i < 2; i++) {
    const outcome = await isolate.fetch("http://host/");
    assert.ok("failure" in outcome);
    assert.equal(outcome.failure.message, "no");
  }
  assert.deepEqual(
    isolate.host.logs.map(({ level, text }) => [level, text]),
    [["warn", "passThroughOnException() has no effect: there is no origin behind this Worker."]],
  );
});

test("ctx.abort ends the event with its reason", async () => {
  const texts: string[] = [];
  for (const argument of ["", 'new Error("enough")']) {
    const isolate = new Isolate(
      `{ default: { fetch: (request, env, ctx) => { ctx.abort(${argument}); return new Response(""); } } }`,
    );
    const outcome = await isolate.fetch("http://host/");
    texts.push("failure" in outcome ? outcome.failure.message : "");
  }
  assert.deepEqual(texts, ["Worker execution was aborted due to call to ctx.abort().", "enough"]);
});

test("request.signal is not aborted for versions that do not ask for it", async () => {
  const isolate = new Isolate(
    `{ default: { fetch(request, env, ctx) {
      ctx.waitUntil(scheduler.wait(5).then(() => console.log(request.signal.aborted)));
      return new Promise(() => {}); } } }`,
    [],
    { date: "2026-11-16" },
  );
  const { event } = isolate.begin("http://host/");
  isolate.entry.cancelEvent(event);
  await sleep(30);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    ["false"],
  );
});
