import { caught, group } from "./harness.js";

const bytes = (text) => new TextEncoder().encode(text);

/** A stream of these chunks. */
const of = (...chunks) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

const byteStream = (...texts) =>
  new ReadableStream({
    type: "bytes",
    start(controller) {
      for (const text of texts) controller.enqueue(bytes(text));
      controller.close();
    },
  });

async function all(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

const checks = group({
  inWorker: {
    "a reader reads to the end": async () => {
      const reader = of(1, 2).getReader();
      return [await reader.read(), await reader.read(), await reader.read()];
    },
    "async iteration": () => all(of("a", "b", "c")),
    "iteration that stops cancels": async () => {
      let reason = "not cancelled";
      const stream = new ReadableStream({
        pull: (controller) => controller.enqueue(1),
        cancel: (why) => {
          reason = why;
        },
      });
      for await (const chunk of stream) if (chunk) break;
      return [reason, stream.locked];
    },
    "iteration with preventCancel": async () => {
      const stream = of(1, 2, 3);
      for await (const chunk of stream.values({ preventCancel: true })) if (chunk === 1) break;
      return [await stream.getReader().read()];
    },
    "from an array": () => all(ReadableStream.from(["a", "b"])),
    "from a generator": () =>
      all(
        ReadableStream.from(
          (async function* () {
            yield 1;
            yield 2;
          })(),
        ),
      ),
    "from what cannot be iterated is refused": async () => (await caught(() => ReadableStream.from(5))).error,
    "from a generator that throws": () =>
      caught(() =>
        all(
          ReadableStream.from(
            (function* () {
              yield 1;
              throw new RangeError("broken");
            })(),
          ),
        ),
      ),
    "tee gives both everything": async () => {
      const [one, two] = of("a", "b").tee();
      return [await all(one), await all(two)];
    },
    "tee locks": () => {
      const stream = of(1);
      stream.tee();
      return [stream.locked, caught(() => stream.getReader())].length;
    },
    "tee of a byte stream": async () => {
      const [one, two] = byteStream("ab", "cd").tee();
      return [await new Response(one).text(), await new Response(two).text()];
    },
    "cancel of one branch": async () => {
      const [one, two] = of("a", "b").tee();
      const cancelled = one.cancel("no");
      const rest = await all(two);
      return [rest, await Promise.race([cancelled, scheduler.wait(5).then(() => "pending")])];
    },
    "a locked stream is refused": () => {
      const stream = of(1);
      stream.getReader();
      return caught(() => stream.getReader());
    },
    "cancel of a locked stream is refused": async () => {
      const stream = of(1);
      stream.getReader();
      return (await caught(() => stream.cancel())).error;
    },
    "releaseLock unlocks": () => {
      const stream = of(1);
      const reader = stream.getReader();
      reader.releaseLock();
      return [stream.locked, typeof stream.getReader().read];
    },
    "read after releaseLock is refused": async () => {
      const reader = of(1).getReader();
      reader.releaseLock();
      return (await caught(() => reader.read())).error;
    },
    "closed settles": async () => {
      const reader = of().getReader();
      return [await reader.closed];
    },
    "an error reaches the reader": async () => {
      const stream = new ReadableStream({ start: (controller) => controller.error(new RangeError("bad")) });
      const reader = stream.getReader();
      return [await caught(() => reader.read()), await caught(() => reader.closed)];
    },
    "start that throws": () =>
      caught(
        () =>
          new ReadableStream({
            start() {
              throw new RangeError("in start");
            },
          }),
      ),
    "pull that rejects": () =>
      caught(() => all(new ReadableStream({ pull: () => Promise.reject(new RangeError("in pull")) }))),
    "enqueue after close is refused": async () => {
      let error;
      of();
      new ReadableStream({
        start(controller) {
          controller.close();
          error = caught(() => controller.enqueue(1));
        },
      });
      return (await error).error;
    },
    "desiredSize with strategies": () => {
      const sizes = [];
      const look = (strategy) =>
        new ReadableStream(
          {
            start(controller) {
              sizes.push(controller.desiredSize);
              controller.enqueue("abc");
              sizes.push(controller.desiredSize);
            },
          },
          strategy,
        );
      look();
      look(new CountQueuingStrategy({ highWaterMark: 5 }));
      look({ highWaterMark: 10, size: (chunk) => chunk.length });
      return sizes;
    },
    "pull is called as far as there is room": async () => {
      let count = 0;
      const stream = new ReadableStream(
        {
          pull(controller) {
            controller.enqueue(++count);
          },
        },
        { highWaterMark: 3 },
      );
      await scheduler.wait(1);
      const before = count;
      await stream.getReader().read();
      await scheduler.wait(1);
      return [before, count];
    },
    strategies: () => [
      new ByteLengthQueuingStrategy({ highWaterMark: 7 }).highWaterMark,
      new ByteLengthQueuingStrategy({ highWaterMark: 7 }).size(new Uint8Array(3)),
      new CountQueuingStrategy({ highWaterMark: 2 }).highWaterMark,
      new CountQueuingStrategy({ highWaterMark: 2 }).size("long"),
    ],
    "a strategy needs a mark": async () => (await caught(() => new CountQueuingStrategy())).error,
    "a byob reader fills a view": async () => {
      const reader = byteStream("hello").getReader({ mode: "byob" });
      const first = await reader.read(new Uint8Array(3));
      const second = await reader.read(new Uint8Array(10));
      const third = await reader.read(new Uint8Array(4));
      return [first, second, third];
    },
    "a byob reader of a plain stream is refused": async () =>
      (await caught(() => of(1).getReader({ mode: "byob" }))).error,
    "an unknown mode is refused": async () => (await caught(() => of(1).getReader({ mode: "fast" }))).error,
    "an empty view is refused": async () =>
      (await caught(() => byteStream("a").getReader({ mode: "byob" }).read(new Uint8Array(0)))).error,
    "the view's buffer is taken": async () => {
      const view = new Uint8Array(4);
      await byteStream("abcd").getReader({ mode: "byob" }).read(view);
      return [view.byteLength, view.buffer.byteLength];
    },
    "readAtLeast waits for enough": async () => {
      const reader = byteStream("a", "bc", "defg").getReader({ mode: "byob" });
      const { value, done } = await reader.readAtLeast(4, new Uint8Array(10));
      return [new TextDecoder().decode(value).length >= 4, done];
    },
    "readAtLeast at the end gives the rest": async () => {
      const reader = byteStream("ab").getReader({ mode: "byob" });
      const { value, done } = await reader.readAtLeast(5, new Uint8Array(10));
      return [value?.byteLength, done];
    },
    "readAtLeast of a body": async () => {
      const reader = new Response("hello world").body.getReader({ mode: "byob" });
      const { value, done } = await reader.readAtLeast(5, new Uint8Array(5));
      return [new TextDecoder().decode(value), done];
    },
    min: async () => {
      const reader = byteStream("a", "bc", "d").getReader({ mode: "byob" });
      const { value } = await reader.read(new Uint8Array(4), { min: 3 });
      return value.byteLength >= 3;
    },
    "a byobRequest is answered": async () => {
      const stream = new ReadableStream({
        type: "bytes",
        pull(controller) {
          const { view } = controller.byobRequest;
          view[0] = 65;
          controller.byobRequest.respond(1);
        },
      });
      const { value } = await stream.getReader({ mode: "byob" }).read(new Uint8Array(5));
      return value;
    },
    autoAllocateChunkSize: async () => {
      let size;
      const stream = new ReadableStream({
        type: "bytes",
        autoAllocateChunkSize: 16,
        pull(controller) {
          size = controller.byobRequest?.view.byteLength;
          controller.byobRequest?.respond(2);
        },
      });
      const { value } = await stream.getReader().read();
      return [size, value.byteLength];
    },
    "an unknown type is refused": async () =>
      (await caught(() => new ReadableStream({ type: "text" }))).error,
    "cancel tells the source": async () => {
      let reason;
      const stream = new ReadableStream({
        cancel(why) {
          reason = why;
        },
      });
      const result = await stream.cancel("enough");
      return [reason, result, (await stream.getReader().read()).done];
    },
    tags: () => [
      Object.prototype.toString.call(of()),
      Object.prototype.toString.call(of().getReader()),
      ReadableStream.name,
    ],
    "constructors of controllers are refused": () =>
      Promise.all(
        [ReadableStreamDefaultController, ReadableByteStreamController, ReadableStreamBYOBRequest].map(
          async (type) => (await caught(() => new type())).error,
        ),
      ),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
