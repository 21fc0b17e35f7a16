import assert from "node:assert/strict";
import { test } from "node:test";
import { BodyKind } from "../src/host.ts";
import { type SentFrame } from "./fake-host.ts";
import { Isolate } from "./isolate.ts";

const worker = (body: string): Isolate =>
  new Isolate(`{ default: { async fetch(request, env, ctx) {
    const caught = async (action) => { try { return await action(); } catch (e) { return e.name + ": " + e.message; } };
    ${body}
  } } }`);

const tick = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** Answers requests to the outside by their path: a status, headers, a text. */
function answering(
  isolate: Isolate,
  answers: Readonly<Record<string, readonly [status: number, headers: string, text: string]>>,
): string[] {
  const asked: string[] = [];
  isolate.host.outside = ({ operation, method, url, headers, body }) => {
    asked.push(
      `${method} ${url} ${headers.get("authorization") ?? ""}${headers.get("cookie") ?? ""} ${String(body)}`.trim(),
    );
    const [status, packed, text] = answers[new URL(url).pathname] ?? [404, "", "nothing"];
    isolate.entry.settleCall(operation, status, "", packed, BodyKind.Bytes, text);
  };
  return asked;
}

async function textOf(isolate: Isolate): Promise<string> {
  const outcome = await isolate.fetch("http://host/path");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return outcome.text;
}

test("fetch goes to the host with the event that it belongs to, and its answer is a Response", async () => {
  const isolate = worker(`const response = await fetch("http://outside/a?b", { method: "POST", body: "x" });
    return new Response([response.status, response.headers.get("x"), response.url, await response.text()].join());`);
  const asked = answering(isolate, { "/a": [201, "x\n1", "answer"] });
  assert.equal(await textOf(isolate), "201,1,http://outside/a?b,answer");
  assert.deepEqual(asked, ["POST http://outside/a?b  x"]);
});

test("a redirect to another origin leaves credentials behind", async () => {
  const isolate =
    worker(`const response = await fetch("http://one/a", { headers: { authorization: "A", cookie: "C" } });
    return new Response(response.url + response.redirected);`);
  const asked = answering(isolate, {
    "/a": [302, "location\n/b", ""],
    "/b": [307, "location\nhttps://two/c", ""],
    "/c": [200, "", ""],
  });
  assert.equal(await textOf(isolate), "https://two/ctrue");
  assert.deepEqual(asked, ["GET http://one/a AC", "GET http://one/b AC", "GET https://two/c C"]);
});

test("what fetch cannot load is refused before the host is asked", async () => {
  const isolate =
    worker(`return new Response([await caught(() => fetch("ftp://a/")), await caught(() => fetch("a")),
    await caught(() => fetch("http://one/loop")), await caught(() => fetch("http://one/away"))].join("|"));`);
  const asked = answering(isolate, {
    "/loop": [302, "location\n/loop", ""],
    "/away": [302, "location\nfile:///etc/passwd", ""],
  });
  assert.equal(
    await textOf(isolate),
    "TypeError: Fetch API cannot load: ftp://a/|TypeError: Invalid URL: a|TypeError: Too many redirects.|TypeError: Fetch API cannot load: file:///etc/passwd",
  );
  assert.equal(asked.length, 22);
});

test("in global scope there is no fetch, no pair and no cache", async () => {
  const isolate = new Isolate(`(() => {
    const told = [];
    fetch("http://a/").catch((e) => told.push(e.message));
    caches.default.match("http://a/").catch((e) => told.push(e.message));
    try { new WebSocketPair(); } catch (e) { told.push(e.message); }
    return { default: { fetch: async () => new Response(await new Promise((done) => setTimeout(done, 5)) ?? String(told.filter((text) => text.startsWith("Disallowed operation called within global scope.")).length)) } };
  })()`);
  assert.equal(await textOf(isolate), "3");
});

test("a cache is asked by name, and keeps what it is given", async () => {
  const isolate = worker(`const cache = await caches.open("mine");
    await cache.put("http://a/", new Response("kept", { status: 201, headers: { x: "1" } }));
    const miss = await cache.match("http://a/miss");
    return new Response([miss, await (await cache.match("http://a/")).text(), await cache.delete("http://a/")].join());`);
  const asked: unknown[] = [];
  isolate.host.outside = ({ operation, method, url, cache, kept }) => {
    asked.push([method, url, cache, kept?.status, kept?.headers.get("x")]);
    const status = method === "PUT" ? 204 : url.endsWith("/miss") ? 504 : 200;
    isolate.entry.settleCall(operation, status, "", "", BodyKind.Bytes, "kept");
  };
  assert.equal(await textOf(isolate), ",kept,true");
  assert.deepEqual(asked[0], ["PUT", "http://a/", "named mine", 201, "1"]);
});

const ECHO = `const [client, server] = Object.values(new WebSocketPair());
  server.accept();
  server.addEventListener("message", ({ data }) => server.send(typeof data === "string" ? "echo " + data : data));
  server.addEventListener("close", ({ code, reason }) => console.log("closed", code, reason));
  return new Response(null, { status: 101, webSocket: client });`;

function opened(source = ECHO): { isolate: Isolate; event: number } {
  const isolate = worker(source);
  const { event } = isolate.begin("http://host/", { headers: { upgrade: "websocket" } });
  return { isolate, event };
}

const texts = (frames: readonly SentFrame[]): string[] =>
  frames.map((frame) => ("bytes" in frame ? frame.bytes.toString() : `close ${frame.code} ${frame.reason}`));

test("a socket says nothing before it is granted credit, and then in order", async () => {
  const { isolate, event } = opened();
  await tick();
  assert.equal(isolate.host.granted.get(event), 262_144);
  isolate.entry.socketFrame(event, true, true, true, "a");
  isolate.entry.socketFrame(event, true, true, true, "b");
  await tick();
  assert.deepEqual(isolate.host.frames, []);
  isolate.entry.bodyCredit(event, 1000);
  await tick();
  assert.deepEqual(texts(isolate.host.frames), ["echo a", "echo b"]);
  assert.deepEqual(isolate.host.done, []);
});

test("a message that is larger than the credit goes in parts", async () => {
  const { isolate, event } = opened();
  await tick();
  isolate.entry.bodyCredit(event, 100);
  isolate.entry.socketFrame(event, true, true, true, "é".repeat(100));
  await tick();
  isolate.entry.bodyCredit(event, 1000);
  await tick();
  const { frames } = isolate.host;
  assert.deepEqual(
    frames.map((frame) => "bytes" in frame && [frame.isText, frame.isLast]),
    [
      [true, false],
      [true, true],
    ],
  );
  const whole = Buffer.concat(frames.map((frame) => ("bytes" in frame ? frame.bytes : Buffer.alloc(0))));
  assert.equal(whole.toString(), `echo ${"é".repeat(100)}`);
});

test("parts that arrive are one message", async () => {
  const { isolate, event } = opened();
  await tick();
  isolate.entry.bodyCredit(event, 1000);
  const bytes = Buffer.from("€uro").toString("latin1");
  isolate.entry.socketFrame(event, true, false, false, bytes.slice(0, 2));
  isolate.entry.socketFrame(event, true, true, false, bytes.slice(2));
  await tick();
  assert.deepEqual(texts(isolate.host.frames), ["echo €uro"]);
});

test("a close is answered with a close, and ends the event", async () => {
  const { isolate, event } = opened();
  await tick();
  isolate.entry.bodyCredit(event, 1000);
  isolate.entry.socketClose(event, 4001, "bye");
  await tick();
  assert.deepEqual(texts(isolate.host.frames), ["close 4001 bye"]);
  assert.deepEqual(isolate.host.done, [event]);
  assert.equal(isolate.host.logs[0]?.text, "closed 4001 bye");
});

test("a lost connection is a close that was not clean, and ends the event", async () => {
  const { isolate, event } = opened();
  await tick();
  isolate.entry.socketClose(event, 1006, "");
  await tick();
  assert.deepEqual(isolate.host.done, [event]);
  assert.equal(isolate.host.logs[0]?.text, "closed 1006 WebSocket disconnected without sending Close frame.");
});

test("a socket for somebody who did not ask for one fails the event", async () => {
  const outcome = await worker(ECHO).fetch("http://host/");
  assert.ok("failure" in outcome);
  assert.match(outcome.failure.message, /did not contain the header "Upgrade: websocket"/);
});

test("a socket of a call that nobody touched is passed on as it is", async () => {
  const { isolate, event } = opened(
    `return fetch("http://outside/", { headers: { upgrade: "websocket" } });`,
  );
  let operation = 0;
  isolate.host.outside = (request) => {
    operation = request.operation;
    isolate.entry.settleCall(operation, 101, "", "", BodyKind.None, "");
  };
  await tick();
  await tick();
  assert.deepEqual(isolate.host.passed, [{ event, operation }]);
  assert.deepEqual(isolate.host.done, [event]);
});

test("a socket of a call ends with the stateless event that made it", async () => {
  const isolate =
    worker(`const { webSocket } = await fetch("http://outside/", { headers: { upgrade: "websocket" } });
    webSocket.accept();
    return new Response("done");`);
  isolate.host.outside = ({ operation }) => {
    isolate.entry.settleCall(operation, 101, "", "", BodyKind.None, "");
  };
  assert.equal(await textOf(isolate), "done");
  assert.deepEqual(texts(isolate.host.frames), ["close 1006 "]);
});
