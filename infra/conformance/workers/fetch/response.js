import { caught, group } from "./harness.js";

const shape = (response) => [
  response.status,
  response.statusText,
  response.ok,
  response.body === null,
  [...response.headers],
];

const checks = group({
  inWorker: {
    defaults: () => shape(new Response()),
    "a text": async () => {
      const response = new Response("grüße");
      return [...shape(response), await response.text()];
    },
    null: () => shape(new Response(null)),
    "a number is text": () => new Response(5).text(),
    "an object is text": () => new Response({ a: 1 }).text(),
    "status and text": () =>
      shape(new Response("x", { status: 201, statusText: "Made", headers: { a: "1" } })),
    "ok is 200 to 299": () => [200, 299, 300, 404, 599].map((status) => new Response(null, { status }).ok),
    "status 199 is refused": () => caught(() => new Response(null, { status: 199 })),
    "status 600 is refused": () => caught(() => new Response(null, { status: 600 })),
    "status 204 with a body is refused": () => caught(() => new Response("x", { status: 204 })),
    "status 204 with an empty body is refused": () => caught(() => shape(new Response("", { status: 204 }))),
    "status 304 without a body": () => shape(new Response(null, { status: 304 })),
    "a wrong status text is refused": () => caught(() => new Response(null, { statusText: "a\nb" })),
    "a copy of headers": () => {
      const headers = new Headers({ a: "1" });
      const response = new Response(null, { headers });
      headers.set("a", "2");
      return response.headers.get("a");
    },
    "init may be a response": () =>
      shape(new Response("y", new Response("x", { status: 202, headers: { a: "1" } }))),
    json: async () => {
      const response = Response.json({ a: [1, null] }, { status: 418 });
      return [...shape(response), await response.text()];
    },
    "json of undefined is refused": () => caught(() => Response.json(undefined)),
    "json keeps a given type": () =>
      Response.json(1, { headers: { "content-type": "application/problem+json" } }).headers.get(
        "content-type",
      ),
    redirect: () => shape(Response.redirect("http://example.com/a b")),
    "redirect with a status": () => shape(Response.redirect("http://example.com/", 308)),
    "redirect with a wrong status is refused": () =>
      caught(() => Response.redirect("http://example.com/", 200)),
    "redirect to nonsense is refused": () => caught(() => Response.redirect("not a url")),
    error: () => [Response.error().type, Response.error().status],
    "type and url": () => [new Response().type, new Response().url, new Response().redirected],
    "a clone has its own body": async () => {
      const response = new Response("x", { status: 201, headers: { a: "1" } });
      const clone = response.clone();
      return [await response.text(), await clone.text(), clone.status, clone.headers.get("a")];
    },
    "a body can be read once": async () => {
      const response = new Response("x");
      await response.text();
      return [response.bodyUsed, await caught(() => response.text())];
    },
    "a used body cannot be cloned": async () => {
      const response = new Response("x");
      await response.text();
      return caught(() => response.clone());
    },
    "bytes in several forms": async () => [
      await new Response(new Uint8Array([104, 105])).text(),
      await new Response(new Uint8Array([104, 105]).buffer).text(),
      await new Response(new DataView(new Uint8Array([104, 105]).buffer)).text(),
    ],
    "a blob": async () => {
      const response = new Response(new Blob(["a", "b"], { type: "text/css" }));
      return [response.headers.get("content-type"), await response.text()];
    },
    "a form": async () => {
      const response = new Response(new URLSearchParams({ a: "1 2" }));
      return [response.headers.get("content-type"), await response.text()];
    },
    "a multipart form has a boundary": () => {
      const form = new FormData();
      form.append("a", "1");
      return /^multipart\/form-data; ?boundary=/.test(new Response(form).headers.get("content-type"));
    },
    "a stream": async () => {
      const { readable, writable } = new TransformStream();
      const writer = writable.getWriter();
      writer.write(new TextEncoder().encode("one "));
      writer.write(new TextEncoder().encode("two"));
      writer.close();
      return new Response(readable).text();
    },
    "a stream of text is refused": async () => {
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue("text");
          controller.close();
        },
      });
      return (await caught(() => new Response(stream).text())).error;
    },
    "a locked stream is refused": () => {
      const stream = new ReadableStream();
      stream.getReader();
      return caught(() => new Response(stream));
    },
    "the body of a text is a stream": async () => {
      const reader = new Response("abc").body.getReader();
      const { value, done } = await reader.read();
      return [new TextDecoder().decode(value), done];
    },
    "a broken byte order mark is dropped from text": () =>
      new Response(new Uint8Array([0xef, 0xbb, 0xbf, 65])).text(),
    "wrong UTF-8 is replaced": () => new Response(new Uint8Array([65, 0xff, 66])).text(),
    "an encodeBody that is unknown is refused": () =>
      caught(() => new Response("x", { encodeBody: "maybe" })),
    "has a tag": () => Object.prototype.toString.call(new Response()),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
