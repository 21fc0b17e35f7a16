import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { Isolate } from "./isolate.ts";

/** Runs a script in a handler; gives what it returned, by way of JSON, and the scripts that were loaded for it. */
async function run(body: string): Promise<{ result: unknown; scripts: readonly string[] }> {
  const isolate = new Isolate(`{ default: { async fetch(request) { return Response.json(${body}); } } }`);
  const outcome = await isolate.fetch("http://host/path");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return { result: JSON.parse(outcome.text), scripts: isolate.host.scripts };
}

test("a program that uses nothing unusual loads no script", async () => {
  const { scripts } = await run(`[typeof setTimeout(() => {}, 0), new URL(request.url).pathname]`);
  assert.deepEqual(scripts, []);
});

test("a script is loaded once, by the first use of what it is for", async () => {
  const { result, scripts } = await run(
    `[Buffer.from("a").length, Buffer === globalThis.Buffer, process.getBuiltinModule("node:buffer").Buffer === Buffer]`,
  );
  assert.deepEqual(result, [1, true, true]);
  assert.ok(scripts.includes("node/buffer"));
  assert.ok(!scripts.includes("node/stream"));
  assert.deepEqual(scripts, [...new Set(scripts)]);
});

test("what is in the snapshot, and so twice in each isolate, stays small", () => {
  const { size } = statSync(new URL("../dist/runtime.js", import.meta.url));
  assert.ok(size < 345_000, `runtime.js has ${size} bytes: node build.mjs --sizes says of what`);
});

test("short names are for nobody to see", async () => {
  const { result } = await run(`[
    Object.getOwnPropertyNames(globalThis).map((name) => [name, globalThis[name]])
      .filter(([name, value]) => typeof value === "function" && value.name !== name).map(([name, value]) => [name, value.name]),
    Response.json.name, Headers.prototype.append.name, crypto.subtle.digest.name,
  ]`);
  assert.deepEqual(result, [[["TraceEvent", "TailEvent"]], "json", "append", "digest"]);
});

test("URLPattern is there before its parser is, and alike", async () => {
  const { result, scripts } = await run(`[
    Object.getOwnPropertyDescriptor(globalThis, "URLPattern").value === URLPattern,
    Object.getOwnPropertyDescriptor(URLPattern.prototype, "pathname").get.name,
    String(URLPattern.prototype), URLPattern.length, URLPattern.name,
    request.headers.get("x") ?? new (class Route extends URLPattern {})("/a/:b", "http://h").exec("http://h/a/7").pathname.groups.b,
    new URLPattern() instanceof URLPattern,
    (() => { try { new URLPattern("/a"); } catch (error) { return error instanceof TypeError; } })(),
  ]`);
  assert.deepEqual(result, [true, "get pathname", "[object URLPattern]", 0, "URLPattern", "7", true, true]);
  assert.equal(scripts[0], "url-pattern");
});

test("scripts use the classes that are global", async () => {
  const { result } =
    await run(`(({ Blob: ours }, web) => [ours === Blob, web.ReadableStream === ReadableStream])(
    process.getBuiltinModule("buffer"), process.getBuiltinModule("stream/web"))`);
  assert.deepEqual(result, [true, true]);
});

test("a script that does not fit on the stack is loaded by the next use", async () => {
  const { result } = await run(`(() => {
    const seen = new Set();
    const descend = () => {
      try { descend(); } catch {}
      try { process.getBuiltinModule("node:stream"); seen.add("loaded"); } catch (error) { seen.add(error.name); }
    };
    process;
    descend();
    return [...seen, typeof process.getBuiltinModule("node:stream").Readable.from];
  })()`);
  assert.deepEqual(result, ["RangeError", "loaded", "function"]);
});

test("a tenant who has replaced built-ins sees neither the runtime's modules nor its host", async () => {
  const { result } = await run(`(() => {
    const seen = [];
    const { defineProperty } = Object;
    for (const name of ["create", "defineProperty", "getOwnPropertyNames", "getOwnPropertyDescriptor"]) {
      const real = Object[name];
      Object[name] = (...parameters) => {
        seen.push(...parameters.filter((value) => value !== null && typeof value === "object").flatMap(Object.keys));
        return real(...parameters);
      };
    }
    Map.prototype.get = Map.prototype.set = Map.prototype.has = () => { throw new Error("mine"); };
    const { Buffer: made } = process.getBuiltinModule("node:buffer");
    const names = ["host", "installHost", "enter", "currentContext", "loadScript", "platformScript", "useInternals"];
    return [typeof made, seen.filter((key) => names.includes(key))];
  })()`);
  assert.deepEqual(result, ["function", []]);
});

test("a tenant's sloppy functions do not see who of the platform calls them", async () => {
  const isolate = new Isolate(`(() => {
    const callers = [];
    const real = Object.defineProperty;
    function define(...parameters) {
      callers.push(define.caller);
      return Reflect.apply(real, Object, parameters);
    }
    function text() {
      callers.push(text.caller);
      return "text";
    }
    return { default: { async fetch() {
      new Headers([["name", { toString: text }]]);
      Object.defineProperty = define;
      process.getBuiltinModule("node:stream");
      Object.defineProperty = real;
      return Response.json([callers.length > 2, callers.every((caller) => caller === null)]);
    } } };
  })()`);
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  assert.equal(outcome.text, "[true,true]");
});
