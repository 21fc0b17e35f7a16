import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "node:test";
import type { ContinuationSlot } from "../../src/context.ts";
import { BodyKind } from "../../src/host.ts";
import { Isolate } from "../isolate.ts";

function slot(): ContinuationSlot {
  const storage = new AsyncLocalStorage<unknown>();
  return {
    get: () => storage.getStore(),
    set: (value) => {
      storage.enterWith(value);
    },
  };
}

/** What a Worker sees; requests to the outside are answered by their path, those to `/never` are not. */
async function seen(body: string): Promise<unknown> {
  const isolate = new Isolate(
    `{ default: { async fetch() { return Response.json((await (async () => { ${body} })()) ?? null); } } }`,
    [],
    { slot: slot() },
  );
  isolate.host.outside = ({ operation, method, url, body: sent }) => {
    const { pathname } = new URL(url);
    if (pathname === "/gzip") {
      const headers = "content-encoding\ngzip\ncontent-length\n5\nx-a\n1";
      isolate.entry.settleCall(operation, 200, "OK", headers, BodyKind.Bytes, "plain");
    } else if (pathname === "/cookies") {
      const headers = "set-cookie\na=1\nset-cookie\nb=2";
      isolate.entry.settleCall(operation, 200, "OK", headers, BodyKind.None, "");
    } else if (pathname !== "/never") {
      const text = `${method} ${String(sent)}`;
      isolate.entry.settleCall(operation, 200, "OK", "", BodyKind.Bytes, text);
    }
  };
  for (const name of ["http", "https"]) {
    (isolate.context as Record<string, unknown>)[name] = isolate.entry.moduleExports(`node:${name}`);
  }
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

const EVENTS = `
  const eventsOf = (request) => new Promise((resolve) => {
    const events = [];
    for (const name of ["finish", "response", "timeout", "abort"]) request.on(name, () => events.push(name));
    request.on("error", ({ name, code }) => events.push(name + " " + code));
    request.on("close", () => resolve(events));
  });
`;

test("a request ends after its response was read, or when nobody reads it", async () => {
  const events = await seen(`${EVENTS}
    const read = http.request("http://outside/", { method: "POST" }, (message) => message.resume());
    read.end("body");
    const unread = http.get("http://outside/");
    const unreadClosed = new Promise((resolve) => unread.on("close", () => resolve(unread.res.complete)));
    return Promise.all([eventsOf(read), unreadClosed]);
  `);
  assert.deepEqual(events, [["finish", "response"], true]);
});

test("a request that is destroyed before its response hung up", async () => {
  const events = await seen(`${EVENTS}
    const destroyed = http.get("http://outside/never");
    setTimeout(() => destroyed.destroy(), 5);
    const aborted = http.get("http://outside/never");
    setTimeout(() => aborted.abort(), 5);
    const failed = http.get("http://outside/never");
    setTimeout(() => failed.destroy(new TypeError("mine")), 5);
    return Promise.all([destroyed, aborted, failed].map(eventsOf));
  `);
  assert.deepEqual(events, [
    ["finish", "Error ECONNRESET"],
    ["finish", "abort", "Error ECONNRESET"],
    ["finish", "TypeError undefined"],
  ]);
});

test("signals and timeouts are heard", async () => {
  const events = await seen(`${EVENTS}
    const controller = new AbortController();
    const stopped = http.get("http://outside/never", { signal: controller.signal });
    setTimeout(() => controller.abort(), 5);
    const early = http.get("http://outside/never", { signal: AbortSignal.abort() });
    const late = http.get("http://outside/never", { timeout: 5 });
    late.on("timeout", () => late.destroy());
    return Promise.all([stopped, early, late].map(eventsOf));
  `);
  assert.deepEqual(events, [
    ["finish", "AbortError ABORT_ERR"],
    ["finish", "AbortError ABORT_ERR"],
    ["finish", "timeout", "Error ECONNRESET"],
  ]);
});

test("what was decoded does not say that it is coded, and cookies are a list", async () => {
  const headers = await seen(`
    const headersOf = (url) => new Promise((resolve) => http.get(url, (message) => {
      message.resume();
      resolve([message.headers, message.rawHeaders]);
    }));
    return [await headersOf("http://outside/gzip"), await headersOf("http://outside/cookies")];
  `);
  assert.deepEqual(headers, [
    [{ "x-a": "1" }, ["x-a", "1"]],
    [{ "set-cookie": ["a=1", "b=2"] }, ["set-cookie", "a=1", "set-cookie", "b=2"]],
  ]);
});

test("headers cannot be changed once they are sent", async () => {
  const codes = await seen(`
    const request = http.get("http://outside/", (message) => message.resume());
    await new Promise((resolve) => request.on("close", resolve));
    return ["setHeader", "removeHeader", "appendHeader"].map((name) => {
      try { request[name]("x-a", "1"); } catch (error) { return error.code; }
    });
  `);
  assert.deepEqual(codes, Array(3).fill("ERR_HTTP_HEADERS_SENT"));
});

test("what concerns connections is refused by name", async () => {
  const messages = await seen(`
    const message = (options) => {
      try { http.request("http://outside/", options); return "done"; } catch (error) { return error.message; }
    };
    return [
      message({ socketPath: "/socket" }),
      message({ createConnection: () => {} }),
      message({ rejectUnauthorized: false }),
      message({ agent: new http.Agent({ keepAlive: true }) }),
    ];
  `);
  assert.deepEqual(messages, [
    "The options.socketPath method is not implemented",
    "The options.createConnection method is not implemented",
    "The options.rejectUnauthorized method is not implemented",
    "done",
  ]);
});

test("in global scope a request fails", async () => {
  const isolate = new Isolate(`{ default: {} }`);
  const http = isolate.entry.moduleExports("node:http") as unknown as typeof import("node:http");
  const message = await new Promise((resolve) => {
    http.get("http://outside/").on("error", (error) => resolve(error.message));
  });
  assert.match(String(message), /^Disallowed operation called within global scope/);
});
