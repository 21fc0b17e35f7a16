import { WorkerEntrypoint } from "cloudflare:workers";
import { caught, group } from "./harness.js";

const pages = {
  "/text": () => new Response("grüße"),
  "/empty": () => new Response(null),
  "/status": () => new Response("made", { status: 201, headers: { "x-name": "value" } }),
  "/no-content": () => new Response(null, { status: 204 }),
  "/not-modified": () => new Response(null, { status: 304, headers: { etag: '"1"' } }),
  "/redirect": () => Response.redirect("http://example.com/elsewhere", 302),
  "/json": () => Response.json({ a: 1 }),
  "/cookies": () => {
    const headers = new Headers();
    headers.append("set-cookie", "a=1; Path=/");
    headers.append("set-cookie", "b=2");
    return new Response("cookies", { headers });
  },
  "/bytes": () =>
    new Response(new Uint8Array([0, 255, 10]), { headers: { "content-type": "application/x-bytes" } }),
  "/stream": () => {
    const { readable, writable } = new TransformStream();
    const writer = writable.getWriter();
    const write = async () => {
      for (const part of ["one ", "two ", "three"]) await writer.write(new TextEncoder().encode(part));
      await writer.close();
    };
    write();
    return new Response(readable);
  },
  "/gzip": () => new Response("plain text", { headers: { "content-encoding": "gzip" } }),
  "/brotli": () => new Response("plain text", { headers: { "content-encoding": "br" } }),
  "/encoded": () => encoded(),
  "/encoded-stream": () => encoded((bytes) => new Blob([bytes]).stream()),
  "/encoded-copy": () => new Response(encoded().body, encoded()),
  "/encoded-clone": () => encoded().clone(),
  "/large": () => new Response("0123456789".repeat(20_000)),
  "/echo": async (request) => {
    const { pathname, search } = new URL(request.url);
    return Response.json({
      method: request.method,
      target: pathname + search,
      name: request.headers.get("x-name"),
      type: request.headers.get("content-type"),
      hasBody: request.body !== null,
      body: await request.text(),
    });
  },
  "/pass-through": (request) => new Response(request.body, { headers: { "content-type": "text/plain" } }),
};

const SHORT = "H4sIAAAAAAAAAyvISczMUyhJrSgBALgPC0QKAAAA";

/** "plain text" as the program itself has packed it. */
function encoded(body = (bytes) => bytes) {
  const bytes = Uint8Array.from(atob(SHORT), (character) => character.charCodeAt(0));
  return new Response(body(bytes), { headers: { "content-encoding": "gzip" }, encodeBody: "manual" });
}

const checks = group({
  inWorker: {
    "what the program has encoded is its bytes to itself": async () =>
      (await encoded().arrayBuffer()).byteLength,
    "encoded by the program, read by another entrypoint": async ({ ctx }) => {
      const response = await ctx.exports.Encoder.fetch("http://a/");
      return [response.headers.get("content-encoding"), await response.text()];
    },
    "encoded by the program in a stream, read by another entrypoint": async ({ ctx }) => {
      const response = await ctx.exports.Encoder.fetch("http://a/stream");
      return [response.headers.get("content-encoding"), await response.text()];
    },
    "damaged by the program, read by another entrypoint": async ({ ctx }) => {
      const response = await ctx.exports.Encoder.fetch("http://a/damaged");
      return caught(() => response.text().then((text) => text));
    },
    "an answer in a coding, read by another entrypoint": async ({ ctx }) => {
      const response = await ctx.exports.Encoder.fetch("http://a/plain");
      return [response.headers.get("content-encoding"), await response.text()];
    },
  },
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/in-object")) return env.Store.getByName("answers").fetch(request);
    return pages[pathname]?.(request) ?? new Response("no such page", { status: 404 });
  },
  objectFetch(request) {
    const path = new URL(request.url).pathname.slice("/in-object".length);
    return pages[path]?.(request) ?? new Response("no such page in the object", { status: 404 });
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;

/** Answers in codings. */
export class Encoder extends WorkerEntrypoint {
  fetch(request) {
    switch (new URL(request.url).pathname) {
      case "/stream":
        return encoded((bytes) => new Blob([bytes]).stream());
      case "/plain":
        return pages["/brotli"]();
      case "/damaged":
        return encoded((bytes) => bytes.fill(7));
      default:
        return encoded();
    }
  }
}
