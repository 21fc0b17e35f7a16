import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Isolate, type IsolateOptions } from "./isolate.ts";

const NS = { type: "durable_object_namespace", name: "NS", namespaceId: "ns-1", className: "Thing" };

/** A Worker whose handler's result is sent as JSON, with an object of the class `Thing` and the entrypoint `Service`. */
function program(handler: string, members: string, options: IsolateOptions = {}): Isolate {
  const isolate = new Isolate(
    `(() => {
      const { RpcTarget, RpcStub } = workers;
      const caught = async (run) => { try { return await run(); } catch (e) { return e.name + ": " + e.message + (e.remote ? " (remote)" : ""); } };
      class Counter extends RpcTarget { #n = 0; get value() { return this.#n; } increment(by = 1) { return (this.#n += by); } child() { return new Counter(); } fail() { throw new RangeError("no"); } };
      const members = (Base) => class extends Base { ${members} };
      return {
        default: { async fetch(request, env, ctx) { const stub = env.NS.getByName("x"); return Response.json(await (async () => { ${handler} })() ?? null); } },
        Thing: members(workers.DurableObject),
        Service: members(workers.WorkerEntrypoint),
      };
    })()`,
    [NS],
    options,
  );
  const object = isolate.place("Thing", "x");
  isolate.host.route = () => object;
  return isolate;
}

/** Waits for something that is under way. */
async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 5000 && !isSo(); tries++) {
    await sleep(1);
  }
  assert.ok(isSo());
}

async function run(isolate: Isolate): Promise<unknown> {
  const outcome = await isolate.fetch("http://host/");
  isolate.host.close();
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

test("a method is called with values and gives a value", async () => {
  const isolate = program(`return stub.add(1, { b: [2] });`, `add(a, { b }) { return { sum: a + b[0] }; }`);
  assert.deepEqual(await run(isolate), { sum: 3 });
});

test("functions, targets and pipelining", async () => {
  const isolate = program(
    `const counter = await stub.counter();
     return [await stub.call((x) => x + 1), await counter.increment(2), await counter.value, await stub.counter().child().increment(5),
       await stub.plain().a.b, await caught(() => stub.plain().a.b()), await caught(() => stub.counter().fail()), await caught(() => stub.none())];`,
    `counter() { return new Counter(); } async call(f) { return [await f(1), await f(2)]; } plain() { return { a: { b: 7 } }; }`,
  );
  assert.deepEqual(await run(isolate), [
    [2, 3],
    2,
    2,
    5,
    7,
    'TypeError: "a.b" is not a function. (remote)',
    "RangeError: no (remote)",
    'TypeError: The RPC receiver does not implement the method "none". (remote)',
  ]);
});

test("a plain call is one message each way, and its event is over with the answer", async () => {
  const isolate = program(`return stub.greet("you");`, `greet(name) { return "Hello, " + name; }`);
  assert.equal(await run(isolate), "Hello, you");
  assert.equal(isolate.host.openings.length, 1);
  assert.deepEqual(isolate.host.cancelledCalls, []);
  assert.deepEqual(isolate.host.done, [1000, 2]);
});

test("what the caller holds keeps the callee's event, and ends with the caller's", async () => {
  const isolate = program(
    `globalThis.kept = await stub.make(); return kept(1);`,
    `make() { return (x) => x + 1; }`,
  );
  assert.equal(await run(isolate), 2);
  await until(() => isolate.host.done.length === 2);
  assert.equal(isolate.host.cancelledCalls.length, 1);
  assert.deepEqual(isolate.host.done, [2, 1000]);
});

test("what is disposed of ends the session by itself", async () => {
  const isolate = program(
    `const counter = await stub.counter(); await counter.increment(); counter[Symbol.dispose ?? Symbol.for('Symbol.dispose')](); await scheduler.wait(5); return 1;`,
    `counter() { return new Counter(); }`,
  );
  assert.equal(await run(isolate), 1);
  assert.deepEqual(isolate.host.cancelledCalls, []);
  assert.deepEqual(isolate.host.done, [1000, 2]);
});

test("an answer enters an object through its gate", async () => {
  const isolate = program(
    `return stub.relay();`,
    `relay() { return this.env.NS.getByName("y").answer(); } answer() { return 7; }`,
  );
  isolate.host.isGateShut = true;
  const outcome = isolate.fetch("http://host/");
  await until(() => isolate.host.waitingAtGate === 1);
  isolate.host.admitWaiting();
  assert.equal(((await outcome) as { text: string }).text, "7");
  isolate.host.close();
});

test("arguments that take several parts keep calls in order", async () => {
  const isolate = program(
    `const large = "x".repeat(1_000_000); return Promise.all([stub.take(large), stub.take("y"), stub.take(large), stub.fetch("http://o/").then((r) => r.json())]);`,
    `n = 0; take(text) { return [++this.n, text.length]; } fetch() { return Response.json([++this.n]); }`,
  );
  assert.deepEqual(await run(isolate), [[1, 1_000_000], [2, 1], [3, 1_000_000], [4]]);
});

test("stubs have remote properties only where the version asks for them", async () => {
  const kind = `return [typeof stub.greet, typeof stub.fetch];`;
  assert.deepEqual(await run(program(kind, "", { date: "2024-04-02" })), ["undefined", "function"]);
  assert.deepEqual(await run(program(kind, "", { date: "2024-04-03" })), ["function", "function"]);
});

test("a version of before 2026 gives its stubs away", async () => {
  const handler = `const counter = await stub.counter(); await stub.use(counter); return caught(() => counter.increment());`;
  const members = `counter() { return new Counter(); } use(c) { return c.increment(); }`;
  assert.equal(
    await run(program(handler, members, { date: "2026-01-19" })),
    "Error: RPC stub used after being disposed.",
  );
  assert.equal(await run(program(handler, members, { date: "2026-01-20" })), 2);
});

test("a broken stub stays broken, for calls and fetch alike", async () => {
  const isolate = program(
    `const first = await caught(() => stub.greet());
     return [first, await caught(() => stub.greet()), await caught(() => stub.fetch("http://o/")), await env.NS.getByName("x").greet()];`,
    `constructor(ctx, env) { super(ctx, env); if (!globalThis.failed) { globalThis.failed = true; throw new RangeError("no construction"); } } greet() { return "hello"; }`,
  );
  assert.deepEqual(await run(isolate), [
    "RangeError: no construction",
    "RangeError: no construction",
    "RangeError: no construction",
    "hello",
  ]);
});

test("a tenant who breaks built-ins still has calls", async () => {
  const isolate = program(
    `for (const broken of [WeakMap.prototype]) {
       for (const name of ["get", "set", "delete", "has"]) { if (name in broken) broken[name] = () => { throw new Error("broken"); }; }
     }
     Promise.prototype.then = () => { throw new Error("broken"); };
     Reflect.apply = Reflect.get = () => { throw new Error("broken"); };
     return stub.greet("you");`,
    `greet(name) { return "Hello, " + name; }`,
  );
  assert.equal(await run(isolate), "Hello, you");
});

test("nothing of the platform is seen through a stub", async () => {
  const isolate = program(
    `const f = await stub.make();
     const seen = [];
     const spy = new Proxy(f, { get(target, key) { seen.push(String(key)); return Reflect.get(target, key); } });
     const kinds = [Reflect.ownKeys(f), Object.getOwnPropertyDescriptor(f, "name"), Object.isExtensible(f)];
     await caught(() => stub.take(spy));
     const set = (() => { "use strict"; try { f.a = 1; return "set"; } catch (e) { return e.name; } })();
     return [kinds, seen.filter((key) => key.includes("capability") || key.includes("creating")), set];`,
    `make() { return (x) => x; } take() {}`,
  );
  assert.deepEqual(await run(isolate), [[[], null, true], [], "TypeError"]);
});

test("bytes that are no message fail the event", async () => {
  const isolate = program(`return 1;`, ``);
  for (const opening of ["\x03\x09\x09\x09", "\xff\xff\xff\xff\xff\xff", "\x05\x01\x01\x01\x00\x7f"]) {
    const outcome = isolate.host.expect(50);
    isolate.entry.dispatchSession(50, 0, "Service", "", opening);
    assert.equal(((await outcome) as { failure: { kind: string } }).failure.kind, "threw");
  }
  isolate.host.close();
});

test("a session's bytes may come in any parts", async () => {
  const isolate = program(`return 1;`, `greet(name) { return "Hello, " + name; }`);
  const call = "\x1a\x01\x01\x01\x00\x01\x22\x05greet\xff\x0fA\x01\x22\x05World$\x00\x01";
  for (const at of [0, 1, 7, 20]) {
    const outcome = isolate.host.expect(60 + at);
    isolate.entry.dispatchSession(60 + at, 0, "Service", "", call.slice(0, at));
    for (const byte of call.slice(at)) {
      isolate.entry.bodyChunk(60 + at, byte);
    }
    assert.match(((await outcome) as { text: string }).text, /Hello, World$/);
  }
  isolate.host.close();
});

test("a result that is a stub from elsewhere can be asked before it is there", async () => {
  const isolate = program(
    `return [await stub.service().counter().increment(2), await caught(() => stub.service().greet("x"))];`,
    `service() { return this.ctx.exports.Service({}); } counter() { return new Counter(); }`,
  );
  assert.deepEqual(await run(isolate), [
    2,
    'TypeError: The RPC receiver does not implement the method "greet". (remote)',
  ]);
});

test("bytes that were changed on the way do no harm", async () => {
  const isolate = program(
    `return stub.greet("you");`,
    `greet(name) { return "Hello, " + name; } echo(...args) { return args; }`,
  );
  const call =
    "\x22\x01\x01\x01\x00\x01\x22\x04echo\xff\x0fA\x02\x5c\x01\x05o\x22\x01aI\x02{\x01\x5c\x09\x22\x00\x22\x01m\x00$\x00\x02";
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let event = 100; event < 2100; event += 2) {
    const bytes = [...call];
    for (let changes = random(4); changes > 0; changes--) {
      bytes[1 + random(bytes.length - 1)] = String.fromCharCode(random(256));
    }
    void isolate.host.expect(event);
    isolate.entry.dispatchSession(event, 0, "Service", "", bytes.join(""));
    isolate.entry.bodyChunk(event, "\x03\x05\x01\x00");
    isolate.entry.cancelEvent(event);
  }
  assert.deepEqual(isolate.host.logs, []);
  assert.equal(await run(isolate), "Hello, you");
});

test("the host is told what a session calls first, and what that throws", async () => {
  const isolate = program(
    `await stub.counter().increment(); return caught(() => stub.fails());`,
    `counter() { return new Counter(); } async fails() { throw new RangeError("in vain"); }`,
  );
  assert.equal(await run(isolate), "RangeError: in vain (remote)");
  assert.deepEqual(
    isolate.host.methods.map(([, method]) => method),
    ["counter", "fails"],
  );
  assert.deepEqual(
    isolate.host.thrownErrors.map(({ name, message }) => `${name}: ${message}`),
    ["RangeError: in vain"],
  );
});

test("what stands for something far can be shown", async () => {
  const isolate = program(
    `const counter = await stub.counter(); console.log(counter, stub.greet, stub.counter(), { counter }); return 1;`,
    `counter() { return new Counter(); }`,
  );
  assert.equal(await run(isolate), 1);
  assert.deepEqual(
    isolate.host.logs.map(({ level }) => level),
    ["log"],
  );
});
