import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { test } from "node:test";
import type { Outcome } from "./fake-host.ts";
import { Isolate } from "./isolate.ts";

const DUE = Date.UTC(2026, 10, 26, 12);

const status = (outcome: Outcome): number | string =>
  "failure" in outcome ? `${outcome.failure.kind}: ${outcome.failure.message}` : outcome.status;

const texts = (isolate: Isolate): string[] => isolate.host.logs.map(({ text }) => text);

test("the handler is told what is due", async () => {
  const isolate = new Isolate(
    `{ default: { scheduled(controller, env, ctx) {
      console.log(JSON.stringify([controller.cron, controller.scheduledTime, controller.type, controller.noRetry(), env.A, typeof ctx.waitUntil]));
    } } }`,
    [{ type: "plain_text", name: "A", text: "a" }],
  );
  const { event, outcome } = isolate.schedule("*/5 * * * *", DUE);
  assert.equal(status(await outcome), 204);
  assert.deepEqual(texts(isolate), [`["*/5 * * * *",${DUE},"scheduled",null,"a","function"]`]);
  assert.deepEqual(isolate.host.done, [event]);
});

test("a class that extends WorkerEntrypoint handles schedules", async () => {
  const isolate = new Isolate(`{ default: class extends workers.WorkerEntrypoint {
    async scheduled(controller) { console.log(controller.cron); } } }`);
  assert.equal(status(await isolate.schedule("0 0 1 1 *", DUE).outcome), 204);
  assert.deepEqual(texts(isolate), ["0 0 1 1 *"]);
});

test("a run ends when everything given to waitUntil has ended", async () => {
  const isolate = new Isolate(`{ default: { scheduled(controller, env, ctx) {
    ctx.waitUntil(scheduler.wait(15).then(() => ctx.waitUntil(scheduler.wait(15).then(() => console.log("last"))))); } } }`);
  const { event, outcome } = isolate.schedule("* * * * *", DUE);
  await sleep(5);
  assert.deepEqual(isolate.host.done, []);
  assert.equal(status(await outcome), 204);
  assert.deepEqual(texts(isolate), ["last"]);
  assert.deepEqual(isolate.host.done, [event]);
});

test("a handler that throws, rejects, or waits for something that fails, fails the run", async () => {
  for (const body of [
    `throw new Error("bad")`,
    `return Promise.reject(new Error("bad"))`,
    `ctx.waitUntil(Promise.reject(new Error("bad")))`,
  ]) {
    const isolate = new Isolate(`{ default: { scheduled(controller, env, ctx) { ${body} } } }`);
    const { event, outcome } = isolate.schedule("* * * * *", DUE);
    assert.equal(status(await outcome), "threw: bad", body);
    await sleep(1);
    assert.deepEqual(isolate.host.done, [event], body);
  }
});

test("a missing handler fails the event and not the worker", async () => {
  const isolate = new Isolate(`{ default: { fetch: () => new Response("fine") } }`);
  assert.equal(
    status(await isolate.schedule("* * * * *", DUE).outcome),
    "no-handler: Handler does not export a scheduled() function.",
  );
  assert.equal(status(await isolate.fetch("http://host/")), 200);
});

test("a run that waits for what never comes is hung", async () => {
  const isolate = new Isolate(`{ default: { scheduled: () => new Promise(() => {}) } }`);
  const { event } = isolate.schedule("* * * * *", DUE);
  await sleep(1);
  assert.equal(isolate.entry.isHung(event), true);
});
