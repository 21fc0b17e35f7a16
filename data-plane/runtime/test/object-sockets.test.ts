import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import type { Outcome } from "./fake-host.ts";
import { Isolate, type IsolateOptions } from "./isolate.ts";

const UPGRADE = { upgrade: "websocket" };
const CREDIT = 262_144;

/** An object whose class has this body; `accept(tags)` gives the far end of a socket that the object has accepted. */
function room(body: string, options: IsolateOptions = {}): { isolate: Isolate; object: number } {
  const isolate = new Isolate(
    `{ Room: class extends workers.DurableObject {
         accept(tags) {
           const { 0: far, 1: near } = new WebSocketPair();
           this.ctx.acceptWebSocket(near, tags);
           this.near = near;
           return far;
         }
         join(tags) { return new Response(null, { status: 101, webSocket: this.accept(tags) }); }
         ${body}
       } }`,
    [{ type: "durable_object_namespace", name: "ROOM", namespaceId: "ns", className: "Room" }],
    options,
  );
  return { isolate, object: isolate.place("Room") };
}

/** Joins; the object's answer is the claim of a socket. */
function join(isolate: Isolate, object: number): void {
  isolate.begin("http://host/", { object, headers: UPGRADE });
}

/** Delivers a text as an event of this number. */
function say(isolate: Isolate, object: number, event: number, text: string, socket = 1): void {
  isolate.host.deliver(object, event, () => {
    isolate.entry.objectSocketMessage(event, object, socket, true, true, true, text);
  });
}

const settled = (): Promise<void> => sleep(5);

function text(outcome: Outcome): string {
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return outcome.text;
}

test("an accepted socket is claimed with its tags and its attachment", () => {
  const { isolate, object } = room(`fetch() {
    const response = this.join(["a", "a", "b"]);
    this.near.serializeAttachment(7);
    this.near.send("welcome");
    return response;
  }`);
  join(isolate, object);
  assert.deepEqual(isolate.host.said, [["claim", 2, 1, ["a", "b"], "\xff\x0fI\x0e"], ["awake"]]);
  isolate.entry.objectSocketCredit(object, 1, CREDIT);
  assert.deepEqual(isolate.host.said.slice(2), [["frame", 1, "welcome", true, true], ["may sleep"]]);
});

test("a message is an event that owes no answer, and is over when its handler has settled", async () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    async webSocketMessage(ws, message) { ws.send(message + (ws === this.near)); await scheduler.wait(1); }`);
  join(isolate, object);
  isolate.entry.objectSocketCredit(object, 1, CREDIT);
  say(isolate, object, 50, "hello ");
  assert.deepEqual(isolate.host.said.at(-1), ["frame", 1, "hello true", true, true]);
  assert.ok(!isolate.host.done.includes(50));
  await settled();
  assert.ok(isolate.host.done.includes(50));
  isolate.host.close();
});

test("a class without handlers ignores what comes", () => {
  const { isolate, object } = room("fetch() { return this.join(); }");
  join(isolate, object);
  say(isolate, object, 50, "x");
  assert.ok(isolate.host.done.includes(50));
  assert.deepEqual(isolate.host.logs, []);
});

test("what a handler throws is told, and its event is over", async () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    webSocketMessage(ws, message) { if (message === "now") throw new Error("at once"); return Promise.reject(new Error("later")); }`);
  join(isolate, object);
  say(isolate, object, 50, "now");
  say(isolate, object, 52, "then");
  await settled();
  assert.deepEqual(
    isolate.host.thrownErrors.map(({ event, message }) => [event, message]),
    [
      [50, "at once"],
      [52, "later"],
    ],
  );
  assert.deepEqual(isolate.host.done.slice(-2), [50, 52]);
});

test("messages of several parts are put together, and credit is granted for them", () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    webSocketMessage(ws, message) { ws.send(typeof message + " " + (message.byteLength ?? message.length)); }`);
  join(isolate, object);
  isolate.entry.objectSocketCredit(object, 1, CREDIT);
  const part = "x".repeat(20_000);
  isolate.entry.objectSocketMessage(50, object, 1, true, false, false, part);
  isolate.entry.objectSocketMessage(50, object, 1, true, true, false, part);
  isolate.entry.objectSocketMessage(52, object, 1, false, true, true, "ab");
  const said = isolate.host.said.filter(([what]) => what !== "claim");
  assert.deepEqual(said, [
    ["taken", 1, 20_016],
    ["frame", 1, "string 40000", true, true],
    ["taken", 1, 20_016],
    ["frame", 1, "object 2", true, true],
  ]);
});

test("a close is told while the socket is listed, and answered when the handler has not", async () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    async webSocketClose(ws, ...how) {
      const before = [ws.readyState, this.ctx.getWebSockets().length];
      await scheduler.wait(1);
      console.log(JSON.stringify([how, before, this.ctx.getWebSockets().length]));
    }`);
  join(isolate, object);
  isolate.entry.objectSocketCredit(object, 1, CREDIT);
  isolate.entry.objectSocketEnded(50, object, 1, 4001, "x", true);
  await settled();
  assert.equal(isolate.host.logs[0]?.text, '[[4001,"x",true],[2,1],0]');
  assert.deepEqual(isolate.host.said.at(-1), ["close", 1, 4001, "x"]);
  assert.ok(isolate.host.done.includes(50));
  isolate.host.close();
});

test("a close is left to the program before the date from which it is answered", () => {
  const { isolate, object } = room("fetch() { return this.join(); }", { date: "2026-04-06" });
  join(isolate, object);
  isolate.entry.objectSocketCredit(object, 1, CREDIT);
  isolate.entry.objectSocketEnded(50, object, 1, 1000, "", true);
  assert.equal(isolate.host.said.length, 1);
});

test("a lost connection is a close without a clean end, and a failed one an error", () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    webSocketClose(ws, ...how) { console.log(JSON.stringify(how), ws.readyState); }
    webSocketError(ws, error) { console.log(error.message, ws.readyState, this.ctx.getWebSockets().length); }`);
  join(isolate, object);
  join(isolate, object);
  isolate.entry.objectSocketEnded(50, object, 1, 1006, "gone", false);
  isolate.entry.objectSocketFailed(52, object, 2, "broken frame");
  assert.deepEqual(
    isolate.host.logs.map((line) => line.text),
    ['[1006,"gone",false] 2', "broken frame 2 1"],
  );
  assert.equal(isolate.host.said.filter(([what]) => what === "close").length, 0);
});

test("what waits for credit keeps the object awake", () => {
  const { isolate, object } = room(`fetch() { return this.join(); }
    webSocketMessage(ws) { ws.send("y".repeat(100)); ws.close(1000, "done"); }`);
  join(isolate, object);
  isolate.entry.objectSocketCredit(object, 1, 60);
  say(isolate, object, 50, "x");
  assert.deepEqual(isolate.host.said.slice(1), [["frame", 1, 44, true, false], ["awake"]]);
  isolate.entry.objectSocketCredit(object, 1, 200);
  assert.deepEqual(isolate.host.said.slice(3), [
    ["frame", 1, 56, true, true],
    ["close", 1, 1000, "done"],
    ["may sleep"],
  ]);
});

test("a new instance finds the sockets of the one before, with what belongs to them", async () => {
  const { isolate, object } = room(`
    constructor(ctx, env) {
      super(ctx, env);
      this.found = ctx.getWebSockets().map((ws) => [ctx.getTags(ws), ws.deserializeAttachment(), ws.readyState]);
      this.byTag = ctx.getWebSockets("a").length;
      ctx.getWebSockets("b")[1].send("back again");
    }
    fetch() {
      const { request, response } = this.ctx.getWebSocketAutoResponse();
      return Response.json([this.found, this.byTag, request, response, this.ctx.getHibernatableWebSocketEventTimeout()]);
    }`);
  isolate.entry.restoreSocketSettings(object, true, "ping", "pong", 500);
  isolate.entry.restoreSocket(object, 4, ["a"], true, "\xff\x0fI\x0e", false, CREDIT);
  isolate.entry.restoreSocket(object, 9, ["a", "b"], false, "", true, CREDIT);
  isolate.entry.restoreSocket(object, 10, ["b"], false, "", false, 0);
  assert.deepEqual(JSON.parse(text(await isolate.fetch("http://host/", { object }))), [
    [
      [["b"], null, 1],
      [["a", "b"], null, 2],
      [["a"], 7, 1],
    ],
    2,
    "ping",
    "pong",
    500,
  ]);
  assert.deepEqual(isolate.host.said, [["awake"]]);
});

test("what the constructor says goes when it is through, and not at all when it fails", async () => {
  for (const fails of [false, true]) {
    const { isolate, object } = room(`
      constructor(ctx, env) {
        super(ctx, env);
        ctx.getWebSockets()[0].send("back again");
        if (${fails}) throw new Error("no");
      }
      fetch() { return new Response("ok"); }`);
    isolate.entry.restoreSocket(object, 4, [], false, "", false, CREDIT);
    await isolate.fetch("http://host/", { object });
    const frames = isolate.host.said.filter(([what]) => what === "frame");
    assert.deepEqual(frames, fails ? [] : [["frame", 4, "back again", true, true]]);
  }
});

test("the other end may be accepted in the object itself", async () => {
  const { isolate, object } = room(`
    async fetch() {
      const far = this.accept();
      const heard = new Promise((resolve) => far.addEventListener("message", ({ data }) => resolve(data)));
      far.accept();
      far.send("inside");
      return new Response(await heard);
    }
    webSocketMessage(ws, message) { ws.send("echo " + message); }`);
  assert.equal(text(await isolate.fetch("http://host/", { object })), "echo inside");
});

test("another object cannot answer with it", async () => {
  const { isolate, object } = room(`fetch() {
    globalThis.far ??= this.accept();
    return new Response(null, { status: 101, webSocket: far });
  }`);
  join(isolate, object);
  const other = isolate.place("Room");
  const outcome = await isolate.fetch("http://host/", { object: other, headers: UPGRADE });
  assert.ok("failure" in outcome && outcome.failure.name === "TypeError", JSON.stringify(outcome));
});

test("an object accepts 32768 sockets and no more", async () => {
  const { isolate, object } = room(`fetch() {
    for (let i = 0; i < 32768; i++) this.ctx.acceptWebSocket(new WebSocketPair()[1]);
    try { this.accept(); } catch (error) { return new Response(error.message); }
  }`);
  assert.equal(
    text(await isolate.fetch("http://host/", { object })),
    "only 32768 websockets can be accepted on a single Durable Object instance",
  );
});

test("programs that break built-ins break only what is theirs", async () => {
  const { isolate, object } = room(`fetch() { return this.join(["a"]); }
    webSocketMessage(ws, message) {
      Map.prototype.get = Map.prototype.forEach = Array.prototype.shift = Array.prototype.push = () => { throw new Error("broken"); };
      Promise.prototype.then = () => { throw new Error("broken"); };
      return Promise.resolve();
    }`);
  join(isolate, object);
  say(isolate, object, 50, "x");
  say(isolate, object, 52, "y");
  await settled();
  assert.deepEqual(isolate.host.done, [2, 50, 52]);
});
