import { caught, group } from "./harness.js";

const bytes = (text) => new TextEncoder().encode(text);

const of = (...chunks) =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });

function collector(options = {}) {
  const seen = [];
  const stream = new WritableStream(
    {
      write: (chunk) => void seen.push(chunk),
      close: () => void seen.push("closed"),
      abort: (reason) => void seen.push(["aborted", reason]),
    },
    options,
  );
  return { seen, stream };
}

const checks = group({
  inWorker: {
    "writes arrive in order": async () => {
      const { seen, stream } = collector();
      const writer = stream.getWriter();
      writer.write(1);
      writer.write(2);
      await writer.close();
      return seen;
    },
    "ready and desiredSize": async () => {
      const { stream } = collector({ highWaterMark: 2 });
      const writer = stream.getWriter();
      const sizes = [writer.desiredSize];
      writer.write(1);
      sizes.push(writer.desiredSize);
      writer.write(2);
      sizes.push(writer.desiredSize);
      await writer.ready;
      sizes.push(writer.desiredSize);
      return sizes;
    },
    abort: async () => {
      const { seen, stream } = collector();
      await stream.abort("why");
      return [seen, (await caught(() => stream.getWriter().write(1))).thrown ?? "other"];
    },
    "write after close is refused": async () => {
      const writer = collector().stream.getWriter();
      await writer.close();
      return (await caught(() => writer.write(1))).error;
    },
    "a write that fails errs the stream": async () => {
      const stream = new WritableStream({ write: () => Promise.reject(new RangeError("full")) });
      const writer = stream.getWriter();
      writer.closed.catch(() => undefined);
      return [await caught(() => writer.write(1)), await caught(() => writer.write(2))];
    },
    "a locked stream is refused": async () => {
      const { stream } = collector();
      stream.getWriter();
      return [stream.locked, (await caught(() => stream.getWriter())).error];
    },
    "the controller's signal": async () => {
      let signal;
      const stream = new WritableStream({
        start: (controller) => {
          signal = controller.signal;
        },
      });
      await stream.abort(new RangeError("stop"));
      return [signal?.aborted, signal?.reason?.message];
    },
    "controller.error": async () => {
      const stream = new WritableStream({ start: (controller) => controller.error(new RangeError("no")) });
      return caught(() => stream.getWriter().closed);
    },
    pipeTo: async () => {
      const { seen, stream } = collector();
      const result = await of(1, 2).pipeTo(stream);
      return [seen, result];
    },
    "pipeTo with preventClose": async () => {
      const { seen, stream } = collector();
      await of(1).pipeTo(stream, { preventClose: true });
      return [seen, stream.locked];
    },
    "pipeTo with a source that errs": async () => {
      const { seen, stream } = collector();
      const source = new ReadableStream({
        pull: (controller) => controller.error(new RangeError("bad source")),
      });
      return [await caught(() => source.pipeTo(stream)), seen.length, seen[0]?.[0], seen[0]?.[1]?.message];
    },
    "pipeTo with preventAbort": async () => {
      const { seen, stream } = collector();
      const source = new ReadableStream({ pull: (controller) => controller.error(new RangeError("bad")) });
      return [await caught(() => source.pipeTo(stream, { preventAbort: true })), seen];
    },
    "pipeTo with a sink that errs cancels": async () => {
      let reason;
      const source = new ReadableStream({
        pull: (controller) => controller.enqueue(1),
        cancel: (why) => {
          reason = why.message;
        },
      });
      const sink = new WritableStream({ write: () => Promise.reject(new RangeError("full")) });
      return [await caught(() => source.pipeTo(sink)), reason];
    },
    "pipeTo with preventCancel": async () => {
      let cancelled = false;
      const source = new ReadableStream({
        pull: (controller) => controller.enqueue(1),
        cancel: () => {
          cancelled = true;
        },
      });
      const sink = new WritableStream({ write: () => Promise.reject(new RangeError("full")) });
      return [await caught(() => source.pipeTo(sink, { preventCancel: true })), cancelled];
    },
    "pipeTo with a signal": async () => {
      const controller = new AbortController();
      const { seen, stream } = collector();
      const source = new ReadableStream({ pull: () => scheduler.wait(1000) });
      const piped = caught(() => source.pipeTo(stream, { signal: controller.signal }));
      controller.abort(new RangeError("enough"));
      return [await piped, seen.length];
    },
    "pipeTo a locked stream is refused": async () => {
      const { stream } = collector();
      stream.getWriter();
      return (await caught(() => of(1).pipeTo(stream))).error;
    },
    pipeThrough: async () => {
      const upper = new TransformStream({
        transform: (chunk, controller) => controller.enqueue(chunk.toUpperCase()),
        flush: (controller) => controller.enqueue("!"),
      });
      const chunks = [];
      for await (const chunk of of("a", "b").pipeThrough(upper)) chunks.push(chunk);
      return chunks;
    },
    "a transform that throws": async () => {
      const stream = new TransformStream({
        transform() {
          throw new RangeError("no");
        },
      });
      const reader = of(1).pipeThrough(stream).getReader();
      return caught(() => reader.read());
    },
    terminate: async () => {
      const stream = new TransformStream({
        transform(chunk, controller) {
          controller.enqueue(chunk);
          controller.terminate();
        },
      });
      const chunks = [];
      for await (const chunk of of(1, 2, 3).pipeThrough(stream)) chunks.push(chunk);
      return chunks;
    },
    "a transform without a transformer": async () => {
      const { readable, writable } = new TransformStream();
      const writer = writable.getWriter();
      const written = writer.write({ a: 1 });
      const read = await readable.getReader().read();
      await written;
      return read;
    },
    "a transform's cancel": async () => {
      let seen;
      const { readable } = new TransformStream({
        cancel: (reason) => {
          seen = reason;
        },
      });
      await readable.cancel("why");
      return seen;
    },
    "IdentityTransformStream passes bytes": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      writer.write(bytes("ab"));
      writer.write(bytes("cd"));
      writer.close();
      return new Response(readable).text();
    },
    "IdentityTransformStream takes buffers and views": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      writer.write(bytes("ab").buffer);
      writer.write(new DataView(bytes("xcdx").buffer, 1, 2));
      writer.close();
      return new Response(readable).text();
    },
    "IdentityTransformStream and a text": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      const write = caught(() => writer.write("text"));
      const read = caught(() => new Response(readable).text());
      writer.close().catch(() => undefined);
      writer.closed.catch(() => undefined);
      return [await write, await read];
    },
    "IdentityTransformStream can be read into a view": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      writer.write(bytes("hello"));
      writer.close();
      const reader = readable.getReader({ mode: "byob" });
      const first = await reader.read(new Uint8Array(3));
      const second = await reader.read(new Uint8Array(3));
      return [first, second];
    },
    "IdentityTransformStream writes wait for a reader": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      let done = false;
      const write = writer.write(bytes("x")).then(() => {
        done = true;
      });
      await scheduler.wait(2);
      const before = done;
      await readable.getReader().read();
      await write;
      return [before, done];
    },
    FixedLengthStream: async () => {
      const { readable, writable } = new FixedLengthStream(4);
      const writer = writable.getWriter();
      writer.write(bytes("abcd"));
      writer.close();
      return new Response(readable).text();
    },
    "FixedLengthStream with too much": async () => {
      const { readable, writable } = new FixedLengthStream(2);
      const writer = writable.getWriter();
      const write = caught(() => writer.write(bytes("abcd")));
      const read = caught(() => readable.getReader().read());
      writer.closed.catch(() => undefined);
      return [await read, await Promise.race([write, scheduler.wait(5).then(() => "pending")])];
    },
    "FixedLengthStream with too little": async () => {
      const { readable, writable } = new FixedLengthStream(5);
      const writer = writable.getWriter();
      writer.write(bytes("ab")).catch(() => undefined);
      writer.closed.catch(() => undefined);
      const close = caught(() => writer.close());
      const reader = readable.getReader();
      const first = await reader.read();
      const second = await caught(() => reader.read());
      return [first, second, await Promise.race([close, scheduler.wait(5).then(() => "pending")])];
    },
    "close of an identity stream without a reader": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const close = writable.getWriter().close();
      const early = await Promise.race([close.then(() => "closed"), scheduler.wait(2).then(() => "pending")]);
      const read = await readable.getReader().read();
      return [early, read, await close];
    },
    "cancel of an identity stream": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const writer = writable.getWriter();
      writer.closed.catch(() => undefined);
      const write = caught(() => writer.write(bytes("x")));
      await scheduler.wait(1);
      await readable.cancel(new RangeError("enough"));
      return [await write, await caught(() => writer.write(bytes("y")))];
    },
    "abort of an identity stream": async () => {
      const { readable, writable } = new IdentityTransformStream();
      const reader = readable.getReader();
      const read = caught(() => reader.read());
      await writable.abort(new RangeError("stop"));
      return read;
    },
    "FixedLengthStream with a wrong length is refused": () =>
      Promise.all(
        [-1, 2 ** 53, "x"].map(
          async (length) => (await caught(() => new FixedLengthStream(length))).error ?? "fine",
        ),
      ),
    "FixedLengthStream takes a bigint": () => new FixedLengthStream(5n) instanceof TransformStream,
    "identity streams are TransformStreams": () => [
      new IdentityTransformStream() instanceof TransformStream,
      new FixedLengthStream(1) instanceof TransformStream,
      Object.prototype.toString.call(new IdentityTransformStream()),
    ],
    tags: () => [
      Object.prototype.toString.call(new WritableStream()),
      Object.prototype.toString.call(new WritableStream().getWriter()),
      Object.prototype.toString.call(new TransformStream()),
    ],
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
