import assert from "node:assert/strict";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

/** The binding leads to the entrypoint `KV`, which tells what it was asked, or answers as `ANSWER` says. */
const main = `{
  KV: { async fetch(request) {
    const asked = { method: request.method, url: request.url, metadata: request.headers.get("cf-kv-metadata"), body: await request.text() };
    ANSWER
  } },
  default: { async fetch(request, env, ctx) {
    const attempt = async (run) => {
      try { return (await run()) ?? null; } catch (error) { return error.name + ": " + error.message; }
    };
    return Response.json(await attempt(async () => RUN));
  } },
}`;

const ECHO = "return new Response(JSON.stringify(asked));";

async function run(expression: string, answer = ECHO): Promise<unknown> {
  const isolate = new Isolate(
    main.replace("ANSWER", () => answer).replace("RUN", () => expression),
    [{ type: "kv_namespace", name: "KV" }],
  );
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

const asked = async (expression: string): Promise<unknown> =>
  run(expression, "globalThis.asked = asked; return new Response(null);");

test("reads are requests whose path is the key", async () => {
  assert.deepEqual(await run(`env.KV.get("a/b é?", { type: "json", cacheTtl: 60 })`), {
    method: "GET",
    url: "https://fake-host/a%2Fb%20%C3%A9%3F?urlencoded=true&cache_ttl=60",
    metadata: null,
    body: "",
  });
});

test("values come as the type says", async () => {
  const bytes = `return new Response(new Uint8Array([0x7b, 0x7d]));`;
  assert.equal(await run(`env.KV.get("k")`, bytes), "{}");
  assert.deepEqual(await run(`env.KV.get("k", "json")`, bytes), {});
  assert.deepEqual(await run(`[...new Uint8Array(await env.KV.get("k", "arrayBuffer"))]`, bytes), [123, 125]);
  assert.equal(await run(`new Response(await env.KV.get("k", { type: "stream" })).text()`, bytes), "{}");
  assert.equal(
    await run(`env.KV.get("k", "xml")`, bytes),
    `TypeError: Unknown response type. Possible types are "text", "arrayBuffer", "json", and "stream".`,
  );
});

test("what is not there is null", async () => {
  const missing = "return new Response(null, { status: 404 });";
  assert.equal(await run(`env.KV.get("k", "json")`, missing), null);
  assert.deepEqual(await run(`env.KV.getWithMetadata("k")`, missing), {
    value: null,
    metadata: null,
    cacheStatus: null,
  });
});

test("metadata comes with values", async () => {
  const answer = `return new Response("v", { headers: { "cf-kv-metadata": '{"a":[1]}' } });`;
  assert.deepEqual(await run(`env.KV.getWithMetadata("k")`, answer), {
    value: "v",
    metadata: { a: [1] },
    cacheStatus: null,
  });
});

test("several keys are one request", async () => {
  assert.deepEqual(
    await run(
      `[...await env.KV.get(["a", "b"], "json")]`,
      `return Response.json({ a: asked.body, b: asked.url });`,
    ),
    [
      ["a", `{"keys":["a","b"],"type":"json"}`],
      ["b", "https://fake-host/bulk/get"],
    ],
  );
});

test("writes carry value, metadata and expiration", async () => {
  assert.deepEqual(
    await asked(`(await env.KV.put("k", "text é", { expirationTtl: 60.9, metadata: { n: "ü" } }), asked)`),
    {
      method: "PUT",
      url: "https://fake-host/k?urlencoded=true&expiration_ttl=60",
      metadata: `{"n":"ü"}`,
      body: "text é",
    },
  );
  for (const value of [
    `new Uint8Array([0x61, 0x62]).buffer`,
    `new Uint8Array([0, 0x61, 0x62]).subarray(1)`,
    `new Response("ab").body`,
  ]) {
    assert.equal(await asked(`(await env.KV.put("k", ${value}), asked.body)`), "ab");
  }
  assert.equal(await asked(`(await env.KV.put("k", 5), asked.body)`), "5");
  assert.equal(
    await run(`env.KV.put("k", {})`),
    "TypeError: KV put() accepts only strings, ArrayBuffers, ArrayBufferViews, and ReadableStreams as values.",
  );
});

test("keys have limits", async () => {
  for (const method of ["get", "put", "delete"]) {
    assert.equal(await run(`env.KV.${method}("", "v")`), "TypeError: Key name cannot be empty.");
    assert.equal(await run(`env.KV.${method}(".", "v")`), `TypeError: "." is not allowed as a key name.`);
    assert.equal(
      await run(`env.KV.${method}("é".repeat(257), "v")`),
      `Error: KV ${method.toUpperCase()} failed: 414 UTF-8 encoded length of 514 exceeds key length limit of 512.`,
    );
  }
});

test("what the pod refuses is an error with its reason", async () => {
  const refusal = `return new Response(null, { status: 413, statusText: "Value length of 3 exceeds limit of 2." });`;
  assert.equal(
    await run(`env.KV.put("k", "abc")`, refusal),
    "Error: KV PUT failed: 413 Value length of 3 exceeds limit of 2.",
  );
});

test("lists are pages of keys with their metadata", async () => {
  const page = `return Response.json({ keys: [{ name: asked.url, metadata: '{"a":1}' }, { name: "b" }], list_complete: false, cursor: "c" });`;
  assert.deepEqual(await run(`env.KV.list({ prefix: "p/", limit: 2, cursor: "x" })`, page), {
    keys: [
      {
        name: "https://fake-host/?urlencoded=true&key_count_limit=2&prefix=p%2F&cursor=x",
        metadata: { a: 1 },
      },
      { name: "b" },
    ],
    list_complete: false,
    cursor: "c",
    cacheStatus: null,
  });
});

test("a namespace is nothing that can be made or taken apart", async () => {
  assert.equal(await run(`new env.KV.constructor()`), "TypeError: Illegal constructor");
  assert.match(String(await run(`structuredClone(env.KV)`)), /^DataCloneError: /);
  assert.deepEqual(await run(`[Object.prototype.toString.call(env.KV), Object.keys(env.KV)]`), [
    "[object KvNamespace]",
    [],
  ]);
});
