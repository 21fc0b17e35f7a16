import assert from "node:assert/strict";
import { test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { evaluate, Isolate } from "./isolate.ts";

const settled = (milliseconds = 20): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

test("what a compression stream writes, others can read", async () => {
  const packed = (await evaluate(`
    const bytes = await new Response(new Blob(["hello hello"]).stream().pipeThrough(new CompressionStream("gzip"))).bytes();
    return [...bytes];`)) as number[];
  assert.equal(gunzipSync(Uint8Array.from(packed)).toString(), "hello hello");
});

test("codecs are closed at the end, on failure, on cancel and on abort", async () => {
  const isolate = new Isolate(`{ default: { async fetch(request) {
    const bad = new Blob(["no gzip"]).stream().pipeThrough(new DecompressionStream("gzip"));
    const good = new Blob(["fine"]).stream().pipeThrough(new CompressionStream("gzip"));
    const results = [await new Response(bad).text().catch((e) => e.message), (await new Response(good).bytes()).length > 0];
    const cancelled = new CompressionStream("gzip");
    const aborted = new CompressionStream("gzip");
    for (const stream of [cancelled, aborted]) { await stream.writable.getWriter().write(new Uint8Array(1)); }
    await cancelled.readable.cancel();
    results.push(globalThis.open());
    return Response.json(results);
  } } }`);
  (isolate.context as { open?: () => number }).open = () => isolate.host.codecs.openCount;
  const outcome = await isolate.fetch("http://h/");
  assert.deepEqual(JSON.parse("text" in outcome ? outcome.text : ""), ["Decompression failed.", true, 1]);
  await settled();
  assert.equal(isolate.host.codecs.openCount, 0, "the one left open ends with its event");
});

test("an object's codecs are closed when it is dropped", async () => {
  const isolate = new Isolate(
    `{ Thing: class extends workers.DurableObject { async fetch() {
      this.stream = new CompressionStream("gzip");
      await this.stream.writable.getWriter().write(new Uint8Array(1));
      return new Response("kept");
    } } }`,
  );
  const object = isolate.place("Thing");
  await isolate.fetch("http://h/", { object });
  await settled();
  assert.equal(isolate.host.codecs.openCount, 1);
  isolate.entry.dropObject(object);
  assert.equal(isolate.host.codecs.openCount, 0);
});

test("a bomb is unpacked only as far as it is read", async () => {
  const bomb = gzipSync(Buffer.alloc(20_000_000)).toString("base64");
  const [first, pulled] = (await evaluate(`
    const packed = Uint8Array.from(atob("${bomb}"), (c) => c.charCodeAt(0));
    const stream = new DecompressionStream("gzip");
    const writer = stream.writable.getWriter();
    let isWritten = false;
    writer.write(packed).then(() => writer.close()).then(() => { isWritten = true; }, () => undefined);
    const reader = stream.readable.getReader();
    const { value } = await reader.read();
    await scheduler.wait(5);
    const result = [value.length, isWritten];
    await reader.cancel();
    return result;`)) as [number, boolean];
  assert.ok(first <= 65536);
  assert.equal(pulled, false);
});

test("an identity stream's write waits until it is read", async () => {
  const result = await evaluate(`
    const { readable, writable } = new IdentityTransformStream();
    const order = [];
    writable.getWriter().write(new Uint8Array(3)).then(() => order.push("written"));
    await scheduler.wait(2);
    order.push("before");
    const { value } = await readable.getReader({ mode: "byob" }).read(new Uint8Array(8));
    await scheduler.wait(2);
    return [...order, value.byteLength];`);
  assert.deepEqual(result, ["before", "written", 3]);
});
