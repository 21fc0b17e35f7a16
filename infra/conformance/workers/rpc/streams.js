import { WorkerEntrypoint } from "cloudflare:workers";
import { caught, group } from "./harness.js";

const encoder = new TextEncoder();
const bytes = (...texts) =>
  new ReadableStream({
    type: "bytes",
    start(controller) {
      for (const text of texts) controller.enqueue(encoder.encode(text));
      controller.close();
    },
  });
const chunks = (...items) =>
  new ReadableStream({
    start(controller) {
      for (const item of items) controller.enqueue(item);
      controller.close();
    },
  });
const text = (stream) => new Response(stream).text();
const failing = (error) =>
  new ReadableStream({
    type: "bytes",
    start(controller) {
      controller.enqueue(encoder.encode("first"));
    },
    pull() {
      throw error;
    },
  });

export class Service extends WorkerEntrypoint {
  async length(stream) {
    let length = 0;
    for await (const chunk of stream) length += chunk.length;
    return length;
  }
}

const checks = group({
  inWorker: {
    "a stream as an argument": ({ other }) => other().read(bytes("one ", "two ", "three")),
    "a stream as a result": async ({ other }) => text(await other().stream("a", "b", "c")),
    "a stream in an object": async ({ other }) => {
      const { stream, name } = await other().named();
      return [name, await text(stream)];
    },
    "a stream's kind": async ({ other }) => {
      const stream = await other().stream("a");
      const kind = [
        stream instanceof ReadableStream,
        stream.constructor.name,
        Object.prototype.toString.call(stream),
        stream.locked,
      ];
      await stream.cancel();
      return kind;
    },
    "a stream with a BYOB reader": async ({ other }) => {
      const stream = await other().stream("abc");
      const reader = stream.getReader({ mode: "byob" });
      const { value } = await reader.read(new Uint8Array(2));
      reader.releaseLock();
      await stream.cancel();
      return new TextDecoder().decode(value);
    },
    "strings in a stream": ({ other }) => other().read(chunks("one", "ü")),
    "other chunks in a stream": ({ other }) => caught(() => other().read(chunks("one", 5))),
    "an empty stream": ({ other }) => other().read(bytes()),
    "a large stream": ({ ctx }) => {
      let left = 100;
      const stream = new ReadableStream({
        type: "bytes",
        pull(controller) {
          controller.enqueue(new Uint8Array(50_000));
          if (--left === 0) controller.close();
        },
      });
      return ctx.exports.Service.length(stream);
    },
    "a large stream as a result": async ({ other }) => {
      let length = 0;
      for await (const chunk of await other().large(5_000_000)) length += chunk.length;
      return length;
    },
    "a locked stream": ({ other }) => {
      const stream = bytes("a");
      stream.getReader();
      return caught(() => other().read(stream));
    },
    "a stream that was sent is locked": async ({ other }) => {
      const stream = bytes("a");
      const promise = other().read(stream);
      const { locked } = stream;
      await promise;
      return locked;
    },
    "a stream that fails": ({ other }) => caught(() => other().read(failing(new RangeError("broke")))),
    "a stream as a result that fails": async ({ other }) => {
      const stream = await other().failingStream();
      return caught(() => text(stream));
    },
    "a stream that is cancelled": async ({ other }) => {
      const stub = other();
      const stream = await stub.endless();
      const reader = stream.getReader();
      await reader.read();
      await reader.cancel("enough");
      await scheduler.wait(50);
      return stub.wasCancelled();
    },
    "a stream comes back": async ({ other }) => text(await other().echo(bytes("there and back"))),
    "a stream goes through two": async ({ other }) => text(await other("a").through(bytes("far"))),
    "a stream that nobody reads": ({ other }) => other().ignore(bytes("a")),
    "two streams at once": async ({ other }) => other().readBoth(bytes("a", "b"), bytes("c", "d")),
    "a stream that waits": async ({ other }) => {
      const { readable, writable } = new IdentityTransformStream();
      const promise = other().read(readable);
      const writer = writable.getWriter();
      await writer.write(encoder.encode("slow "));
      await scheduler.wait(5);
      await writer.write(encoder.encode("and steady"));
      await writer.close();
      return promise;
    },
    "a writable stream as an argument": async ({ other }) => {
      const { readable, writable } = new IdentityTransformStream();
      const [, result] = await Promise.all([other().write(writable, "a", "b"), text(readable)]);
      return result;
    },
    "a writable stream of one's own as an argument": async ({ other }) => {
      const seen = [];
      const writable = new WritableStream({
        write(chunk) {
          seen.push(new TextDecoder().decode(chunk));
        },
        close() {
          seen.push("closed");
        },
      });
      await other().write(writable, "a", "b");
      return seen;
    },
    "a writable stream as a result": async ({ other }) => {
      const stub = other();
      const writable = await stub.writable();
      const writer = writable.getWriter();
      await writer.write(encoder.encode("one"));
      await writer.write(encoder.encode("two"));
      await writer.close();
      await scheduler.wait(20);
      return stub.written();
    },
    "a writable stream that is aborted": async ({ other }) => {
      const stub = other();
      const writable = await stub.writable();
      const writer = writable.getWriter();
      await writer.write(encoder.encode("one"));
      await writer.abort(new RangeError("gave up"));
      await scheduler.wait(20);
      return stub.written();
    },
    "a writable stream that fails": async ({ other }) => {
      const writable = new WritableStream({
        write() {
          throw new RangeError("no space");
        },
      });
      return caught(() => other().write(writable, "a", "b", "c"));
    },
    "a locked writable stream": ({ other }) => {
      const writable = new WritableStream();
      writable.getWriter();
      return caught(() => other().write(writable));
    },
    "a transform's both ends": async ({ other }) => {
      const { readable, writable } = new IdentityTransformStream();
      const copied = other().copy(bytes("copied"), writable);
      const result = await text(readable);
      await copied;
      return result;
    },
    "a transform stream is refused": ({ other }) => caught(() => other().echo(new TransformStream())),

    "a request as an argument": ({ other }) =>
      other().showRequest(
        new Request("http://a/b?c#d", {
          method: "POST",
          body: "text",
          headers: { "x-a": "1" },
          redirect: "manual",
        }),
      ),
    "a request without a body": ({ other }) => other().showRequest(new Request("http://a/")),
    "a request with a stream": ({ other }) =>
      other().showRequest(new Request("http://a/", { method: "POST", body: bytes("a", "b") })),
    "a request with cf": ({ other }) => other().showRequest(new Request("http://a/", { cf: { a: [1] } })),
    "the incoming request as an argument": async ({ other, request }) => {
      const { method, body } = await other().showRequest(request);
      return [method, body];
    },
    "a request as a result": async ({ other }) => {
      const request = await other().request();
      return [request instanceof Request, request.method, request.url, await request.text()];
    },
    "a used request": async ({ other }) => {
      const request = new Request("http://a/", { method: "POST", body: "text" });
      await request.text();
      return caught(() => other().showRequest(request));
    },
    "a response as a result": async ({ other }) => {
      const response = await other().response("body", {
        status: 418,
        statusText: "Short and stout",
        headers: { "x-a": "1" },
      });
      return [
        response instanceof Response,
        response.status,
        response.statusText,
        [...response.headers],
        response.url,
        response.redirected,
        await response.text(),
      ];
    },
    "a response without a body": async ({ other }) => {
      const response = await other().response(null, { status: 204 });
      return [response.status, response.body];
    },
    "a response with a stream": async ({ other }) => (await other().streamed()).text(),
    "a response with cf": async ({ other }) => (await other().response("", { cf: { a: 1 } })).cf ?? null,
    "a response that is an error": ({ other }) => caught(async () => (await other().errorResponse()).type),
    "a response as an argument": ({ other }) => other().showResponse(new Response("text", { status: 201 })),
    "a response from fetch as a result": async ({ other }) => (await other("a").fetched("b")).text(),
    "a used response": async ({ other }) => {
      const response = new Response("text");
      await response.text();
      return caught(() => other().showResponse(response));
    },
    "headers of a response are mutable": async ({ other }) => {
      const response = await other().response("", {});
      return caught(() => {
        response.headers.set("x-b", "2");
        return response.headers.get("x-b");
      });
    },
    "pipelining on a response": async ({ other }) => [
      await caught(() => other().response("text").text()),
      await caught(async () => other().response("text").status),
    ],
    "a response with a socket is refused": ({ other }) => caught(() => other().socket()),
    "e-order with streams": async ({ other }) => {
      const stub = other();
      const { readable, writable } = new IdentityTransformStream();
      const first = stub.order("first", readable);
      const second = stub.order("second");
      await second;
      const writer = writable.getWriter();
      await writer.close();
      await first;
      return stub.orders();
    },
    "e-order with much data": async ({ other }) => {
      const stub = other();
      const large = new Uint8Array(2_000_000);
      await Promise.all([
        stub.order("large", large),
        stub.order("small"),
        stub.order("large 2", large),
        stub.order("last"),
      ]);
      return stub.orders();
    },
  },
  async objectFetch() {
    return new Response("fetched");
  },
});

export class Store extends checks.Store {
  cancelled = null;
  parts = [];
  list = [];
  read(stream) {
    return text(stream);
  }
  async readBoth(a, b) {
    return Promise.all([text(a), text(b)]);
  }
  stream(...texts) {
    return bytes(...texts);
  }
  named() {
    return { name: "n", stream: bytes("inside") };
  }
  large(size) {
    return new ReadableStream({
      type: "bytes",
      pull(controller) {
        const length = Math.min(size, 64_000);
        size -= length;
        if (length > 0) controller.enqueue(new Uint8Array(length));
        if (size === 0) controller.close();
      },
    });
  }
  failingStream() {
    return failing(new RangeError("broke there"));
  }
  endless() {
    return new ReadableStream({
      type: "bytes",
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: (reason) => {
        this.cancelled = `${reason}`;
      },
    });
  }
  wasCancelled() {
    return this.cancelled !== null;
  }
  echo(value) {
    return value;
  }
  through(stream) {
    return this.env.Store.getByName(`${this.ctx.id.name}/b`).echo(stream);
  }
  ignore() {
    return "ignored";
  }
  async write(writable, ...texts) {
    const writer = writable.getWriter();
    for (const text of texts) await writer.write(encoder.encode(text));
    await writer.close();
    return "written";
  }
  async copy(readable, writable) {
    await readable.pipeTo(writable);
  }
  writable() {
    return new WritableStream({
      write: (chunk) => {
        this.parts.push(new TextDecoder().decode(chunk));
      },
      close: () => {
        this.parts.push("closed");
      },
      abort: (reason) => {
        this.parts.push(`aborted: ${reason}`);
      },
    });
  }
  written() {
    return this.parts;
  }
  async showRequest(request) {
    return {
      is: request instanceof Request,
      url: request.url,
      method: request.method,
      redirect: request.redirect,
      headers: [...request.headers].filter(([name]) => name.startsWith("x-") || name === "content-type"),
      cf: request.cf ?? null,
      body: await request.text(),
    };
  }
  request() {
    return new Request("http://there/", { method: "PUT", body: "from there" });
  }
  response(body, init) {
    return new Response(body, init);
  }
  streamed() {
    return new Response(bytes("in ", "parts"));
  }
  errorResponse() {
    return Response.error();
  }
  async showResponse(response) {
    return [response instanceof Response, response.status, await response.text()];
  }
  fetched(suffix) {
    return this.env.Store.getByName(`${this.ctx.id.name}/${suffix}`).fetch("http://object/");
  }
  socket() {
    const [mine, theirs] = Object.values(new WebSocketPair());
    mine.accept();
    mine.addEventListener("message", ({ data }) => mine.send(`echo ${data}`));
    return new Response(null, { status: 101, webSocket: theirs });
  }
  async order(name, stream) {
    this.list.push(name);
    if (stream instanceof ReadableStream) await text(stream);
  }
  orders() {
    return this.list;
  }
}
export class Legacy extends checks.Legacy {}
export default checks.entry;
