import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "./isolate.ts";

test("messages are copied, arrive in order and stop at close", async () => {
  const result = await evaluate(`
    const { port1, port2 } = new MessageChannel();
    const seen = [];
    const value = { n: 1 };
    port2.onmessage = ({ data }) => { seen.push(data); if (data.n === 2) port2.close(); };
    port1.postMessage(value); value.n = 2; port1.postMessage(value); value.n = 3; port1.postMessage(value);
    const closed = new Promise((resolve) => port1.addEventListener("close", () => resolve("told")));
    return [await closed, seen];`);
  assert.deepEqual(result, ["told", [{ n: 1 }, { n: 2 }]]);
});

const SERVER = `
  const answers = [];
  const fetcher = { async fetch(url, { headers }) {
    answers.push([url, headers["last-event-id"] ?? null]);
    const type = answers.length > 2 ? "text/html" : "text/event-stream; charset=utf-8";
    return new Response("retry: 1\\nid: " + answers.length + "\\nevent: tick\\ndata: " + answers.length + "\\r\\n\\r\\n", { headers: { "content-type": type } });
  } };`;

test("an event source connects again where it stopped, until the answer is no stream", async () => {
  const result = await evaluate(`${SERVER}
    const source = new EventSource("http://h/events", { fetcher });
    const seen = [];
    source.addEventListener("tick", (event) => seen.push([event.data, event.lastEventId, event.origin]));
    await new Promise((resolve) => { source.onerror = () => { seen.push(source.readyState); if (source.readyState === 2) resolve(); }; });
    return [seen, answers];`);
  assert.deepEqual(result, [
    [["1", "1", "http://h"], 0, ["2", "2", "http://h"], 0, 2],
    [
      ["http://h/events", null],
      ["http://h/events", "1"],
      ["http://h/events", "2"],
    ],
  ]);
});

test("a line end cut in two is one line end", async () => {
  const result = await evaluate(`
    const stream = new ReadableStream({ start(controller) {
      for (const part of ["data: a\\r", "\\nid: 1\\r\\n\\r", "\\ndata: b\\r\\r"]) controller.enqueue(new TextEncoder().encode(part));
      controller.enqueue(new TextEncoder().encode("x"));
      controller.close();
    } });
    const source = EventSource.from(stream);
    const seen = [];
    source.onmessage = (event) => seen.push([event.data, event.lastEventId]);
    await new Promise((resolve) => { source.onerror = resolve; });
    return seen;`);
  assert.deepEqual(result, [
    ["a", "1"],
    ["b", "1"],
  ]);
});
