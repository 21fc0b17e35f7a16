import assert from "node:assert/strict";
import { runInContext } from "node:vm";
import { test } from "node:test";
import { evaluate, Isolate } from "./isolate.ts";

/** A worker that notes the global scope's events. */
function listening(prevent: boolean): Isolate {
  return new Isolate(`(() => {
    const seen = [];
    for (const type of ["unhandledrejection", "rejectionhandled", "error"]) {
      addEventListener(type, (event) => { seen.push([type, event.reason ?? event.message]); if (${prevent}) event.preventDefault(); });
    }
    return { default: { fetch(request) { if (request.url.endsWith("throw")) reportError(new RangeError("told")); return Response.json(seen); } } };
  })()`);
}

async function seenBy(isolate: Isolate, path = "/"): Promise<unknown> {
  const outcome = await isolate.fetch(`http://h${path}`);
  return JSON.parse("text" in outcome ? outcome.text : "null");
}

test("a rejection without a handler is told once, and so is a handler that comes late", async () => {
  const isolate = listening(false);
  const handled = runInContext("({})", isolate.context) as object;
  const late = runInContext("({})", isolate.context) as object;
  isolate.entry.promiseRejected(handled, "in time");
  isolate.entry.promiseHandled(handled);
  isolate.entry.promiseRejected(late, "late");
  isolate.entry.reportRejections();
  isolate.entry.reportRejections();
  isolate.entry.promiseHandled(late);
  isolate.entry.reportRejections();
  assert.deepEqual(await seenBy(isolate), [
    ["unhandledrejection", "late"],
    ["rejectionhandled", "late"],
  ]);
  assert.deepEqual(
    isolate.host.logs.map(({ level, text }) => `${level} ${text}`),
    ["error Uncaught (in promise) Error: late"],
  );
});

test("what a listener takes care of is not logged", async () => {
  const isolate = listening(true);
  isolate.entry.promiseRejected({}, 5);
  isolate.entry.reportRejections();
  assert.deepEqual(
    await seenBy(isolate, "/throw"),
    [
      ["error", "Uncaught RangeError: told"],
      ["unhandledrejection", 5],
    ].reverse(),
  );
  assert.deepEqual(isolate.host.logs, []);
});

test("a tenant cannot make platform events or take the global scope's place", async () => {
  const result = await evaluate(`
    const refused = (fn) => { try { fn(); return "made"; } catch (e) { return e.message; } };
    return [refused(() => new PromiseRejectionEvent("x", {})), refused(() => new FetchEvent("fetch")), refused(() => new ServiceWorkerGlobalScope())];`);
  assert.deepEqual(result, ["Illegal constructor", "Illegal constructor", "Illegal constructor"]);
});
