import assert from "node:assert/strict";
import { test } from "node:test";
import type { Outcome } from "./fake-host.ts";
import { Isolate } from "./isolate.ts";

const DUE = Date.UTC(2026, 10, 26, 12);
const LATER = Date.UTC(2090, 0, 1);

const status = (outcome: Outcome): number | string =>
  "failure" in outcome
    ? `${outcome.failure.kind}: ${outcome.failure.name}: ${outcome.failure.message}`
    : outcome.status;

const thing = (alarm: string, fetch = "", date = "2026-11-17"): Isolate =>
  new Isolate(
    `{ Thing: class extends workers.DurableObject {
      ${alarm}
      async fetch() {
        const storage = this.ctx.storage;
        const caught = async (fn) => { try { await fn(); return "nothing"; } catch (e) { return e.name + ": " + e.message; } };
        return Response.json(await (async () => { ${fetch} })() ?? null);
      }
    } }`,
    [],
    { date },
  );

async function answerOf(isolate: Isolate): Promise<unknown> {
  const outcome = await isolate.fetch("http://a/", { object: isolate.place("Thing") });
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

test("the handler is told when the alarm was due and how often it failed", async () => {
  const isolate = thing("alarm(info) { console.log(this.ctx.id.name, JSON.stringify(info)); }");
  const object = isolate.place("Thing", "lobby");
  const first = isolate.alarm(object, DUE, 0);
  assert.equal(status(await first.outcome), 204);
  assert.equal(status(await isolate.alarm(object, DUE, 2).outcome), 204);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    [
      `lobby {"scheduledTime":${DUE},"retryCount":0,"isRetry":false}`,
      `lobby {"scheduledTime":${DUE},"retryCount":2,"isRetry":true}`,
    ],
  );
  assert.equal(isolate.host.done[0], first.event);
});

test("the event is answered when the handler's promise has settled", async () => {
  const isolate = thing("async alarm() { await scheduler.wait(10); console.log('late'); }");
  assert.equal(status(await isolate.alarm(isolate.place("Thing"), DUE, 0).outcome), 204);
  assert.deepEqual(
    isolate.host.logs.map(({ text }) => text),
    ["late"],
  );
});

test("a handler that throws or rejects fails the run", async () => {
  for (const body of [`throw new RangeError("bad")`, `return Promise.reject(new RangeError("bad"))`]) {
    const isolate = thing(`alarm() { ${body} }`);
    assert.equal(
      status(await isolate.alarm(isolate.place("Thing"), DUE, 0).outcome),
      "threw: RangeError: bad",
    );
  }
});

test("a missing handler and a constructor that throws are told apart", async () => {
  const without = thing("");
  assert.equal(
    status(await without.alarm(without.place("Thing"), DUE, 0).outcome),
    "no-handler: Error: Handler does not export an alarm() function.",
  );
  const broken = thing("constructor() { super(); throw new Error('no'); } alarm() {}");
  assert.equal(status(await broken.alarm(broken.place("Thing"), DUE, 0).outcome), "reset: Error: no");
});

test("an alarm is set, read and deleted", async () => {
  for (const isStorageSlow of [false, true]) {
    const isolate = thing(
      "alarm() {}",
      `const seen = [await storage.getAlarm(), await storage.setAlarm(${LATER}.9) === undefined, await storage.getAlarm()];
       await storage.setAlarm(new Date(${LATER + 1}));
       seen.push(await storage.getAlarm(), await storage.deleteAlarm() === undefined, await storage.getAlarm());
       await storage.setAlarm(5);
       return [...seen, Math.abs(await storage.getAlarm() - Date.now()) < 60_000];`,
    );
    isolate.host.isStorageSlow = isStorageSlow;
    assert.deepEqual(await answerOf(isolate), [null, true, LATER, LATER + 1, true, null, true]);
  }
});

test("wrong times and options are refused with the platform's texts", async () => {
  const type = (method: string, position: number, name: string): string =>
    `TypeError: Failed to execute '${method}' on 'DurableObjectStorage': parameter ${position} is not of type '${name}'.`;
  const isolate = thing(
    "alarm() {}",
    `return [
      await caught(() => storage.setAlarm(0)),
      await caught(() => storage.setAlarm("1")),
      await caught(() => storage.setAlarm(new Date(NaN))),
      await caught(() => storage.setAlarm(1e16)),
      await caught(() => storage.setAlarm(${LATER}, 1)),
      await caught(() => storage.getAlarm(1)),
      await caught(() => storage.deleteAlarm(1)),
    ];`,
  );
  assert.deepEqual(await answerOf(isolate), [
    "TypeError: setAlarm() cannot be called with an alarm time <= 0",
    type("setAlarm", 1, "date"),
    "TypeError: The value cannot be converted because it is not a valid Date.",
    "TypeError: This API doesn't support dates after 2189.",
    type("setAlarm", 2, "SetAlarmOptions"),
    type("getAlarm", 1, "GetAlarmOptions"),
    type("deleteAlarm", 1, "SetAlarmOptions"),
  ]);
});

test("without a handler none can be set, except by the constructor, where that is not known", async () => {
  const refusal =
    "TypeError: Your Durable Object class must have an alarm() handler in order to call setAlarm()";
  const isolate = thing(
    `constructor(ctx, env) { super(ctx, env); ctx.storage.setAlarm(${LATER}); }`,
    `return [await caught(() => storage.setAlarm(1)), await storage.getAlarm()];`,
  );
  assert.deepEqual(await answerOf(isolate), [refusal, LATER]);
});

test("deleteAll takes the alarm along, from the date on at which it does", async () => {
  const body = `await storage.setAlarm(${LATER}); await storage.deleteAll(); return storage.getAlarm();`;
  assert.equal(await answerOf(thing("alarm() {}", body, "2026-02-24")), null);
  assert.equal(await answerOf(thing("alarm() {}", body, "2026-02-23")), LATER);
});

test("abort says whether a running alarm is tried again", async () => {
  const isolate = thing(
    `alarm(info) { this.ctx.abort("stop", info.isRetry ? { retryAlarm: false } : undefined); }`,
  );
  isolate.alarm(isolate.place("Thing"), DUE, 0);
  isolate.alarm(isolate.place("Thing"), DUE, 1);
  assert.deepEqual(
    isolate.host.aborted.map(({ message, retryAlarm }) => [message, retryAlarm]),
    [
      ["stop", true],
      ["stop", false],
    ],
  );
});
