import { caught, group } from "./harness.js";
import { origin } from "./origin.js";

const at = (path) => `${origin}${path}`;
const json = async (path, init) => (await fetch(at(path), init)).json();
const short = (url) => url.replace(origin, "");

const stream = (...parts) =>
  new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(new TextEncoder().encode(part));
      controller.close();
    },
  });

const redirect = (code, init, to = "/echo") => json(`/redirect?code=${code}&to=${to}`, init);

const shown = async (response) => ({
  status: response.status,
  statusText: response.statusText,
  ok: response.ok,
  type: response.type,
  url: short(response.url),
  redirected: response.redirected,
  hasBody: response.body !== null,
  webSocket: response.webSocket,
  text: await response.text(),
});

const checks = group({
  inWorker: {
    "a text": async () => shown(await fetch(at("/text"))),
    "a text by URL object": async () => (await fetch(new URL(at("/text")))).text(),
    "a text by Request": async () => (await fetch(new Request(at("/text")))).text(),
    json: async () => (await fetch(at("/json"))).json(),
    chunks: async () => (await fetch(at("/chunks"))).text(),
    "an empty body": async () => shown(await fetch(at("/empty"))),
    "a megabyte": async () => (await (await fetch(at("/bytes?count=1000000"))).arrayBuffer()).byteLength,
    "a megabyte read chunk by chunk": async () => {
      let length = 0;
      for await (const chunk of (await fetch(at("/bytes?count=1000000"))).body) length += chunk.length;
      return length;
    },
    "status 404": async () => shown(await fetch(at("/nothing"))),
    "status 500": async () => (await fetch(at("/status?code=500"))).ok,
    "status 204": async () => shown(await fetch(at("/status?code=204"))),
    "status 304": async () => shown(await fetch(at("/status?code=304"))),
    "a HEAD request": async () => shown(await fetch(at("/text"), { method: "HEAD" })),
    "headers of the response": async () => {
      const { headers } = await fetch(at("/headers"));
      return [headers.get("x-one"), headers.get("x-list"), headers.get("content-type")];
    },
    "headers of the response cannot be changed": async () => {
      const response = await fetch(at("/headers"));
      return caught(() => response.headers.set("a", "b"));
    },
    "cookies of the response": async () => (await fetch(at("/cookies"))).headers.getSetCookie(),
    "gzip is decoded": async () => {
      const response = await fetch(at("/gzip"));
      return [response.headers.get("content-encoding"), await response.text()];
    },
    "brotli is decoded": async () => {
      const response = await fetch(at("/brotli"));
      const text = await response.text();
      return [response.headers.get("content-encoding"), text.length, text.slice(0, 20)];
    },
    "GET has no body and no type": () => json("/echo?a=b&c=%20d"),
    "headers of the request": () =>
      json("/echo", { headers: { "X-One": "1", accept: "a/b", cookie: "c=d", "user-agent": "me" } }),
    "a host header changes nothing": async () =>
      (await fetch(at("/text"), { headers: { host: "elsewhere" } })).text(),
    "POST of text": () => json("/echo", { method: "POST", body: "text" }),
    "POST of nothing": () => json("/echo", { method: "POST" }),
    "POST of bytes": () => json("/echo", { method: "POST", body: new Uint8Array([65, 66]) }),
    "POST of parameters": () => json("/echo", { method: "POST", body: new URLSearchParams({ a: "1" }) }),
    "POST of a blob": () => json("/echo", { method: "POST", body: new Blob(["b"], { type: "x/y" }) }),
    "POST of a large text": async () =>
      (await json("/echo", { method: "POST", body: "x".repeat(500_000) })).body.length,
    "POST of a stream": async () => {
      const { method, body } = await json("/echo", { method: "POST", body: stream("a", "b") });
      return { method, body };
    },
    "POST of a stream of known length": async () => {
      const { readable, writable } = new FixedLengthStream(3);
      const writer = writable.getWriter();
      void writer.write(new TextEncoder().encode("abc")).then(() => writer.close());
      return json("/echo", { method: "POST", body: readable });
    },
    "DELETE with a body": () => json("/echo", { method: "DELETE", body: "x" }),
    "a method of one's own": async () => (await json("/echo", { method: "PROPFIND" })).method,
    "GET with a body is refused": () => fetch(at("/echo"), { body: "x" }),
    "a redirect is followed": async () => shown(await fetch(at("/redirect?to=/text"))),
    "a redirect is not followed in mode manual": async () => {
      const response = await fetch(at("/redirect"), { redirect: "manual" });
      return [response.status, response.headers.get("location"), await response.text(), response.redirected];
    },
    "mode error is refused": () => fetch(at("/redirect"), { redirect: "error" }),
    "301 makes POST a GET": () => redirect(301, { method: "POST", body: "x" }),
    "302 makes POST a GET": () => redirect(302, { method: "POST", body: "x" }),
    "303 makes PUT a GET": () => redirect(303, { method: "PUT", body: "x" }),
    "301 keeps PUT": () => redirect(301, { method: "PUT", body: "x" }),
    "307 keeps POST": () => redirect(307, { method: "POST", body: "x" }),
    "308 keeps POST": () => redirect(308, { method: "POST", body: "x" }),
    "303 keeps HEAD": async () =>
      (await fetch(at("/redirect?code=303"), { method: "HEAD" })).headers.get("content-type"),
    "307 cannot send a stream again": () => redirect(307, { method: "POST", body: stream("x") }),
    "a redirect keeps headers": () => redirect(302, { headers: { "x-a": "1", authorization: "secret" } }),
    "a redirect to another origin drops credentials": async () => {
      const other = origin.replace("127.0.0.1", "localhost");
      return caught(() =>
        redirect(302, { headers: { "x-a": "1", authorization: "secret", cookie: "a=b" } }, `${other}/echo`),
      );
    },
    "too many redirects": () => fetch(at("/loop")),
    "a redirect without a location": async () => (await fetch(at("/status?code=302"))).status,
    "a fragment stays here": async () => short((await fetch(at("/text#part"))).url),
    "no scheme": () => fetch("nothing"),
    "another scheme": () => fetch("ftp://127.0.0.1/"),
    "a socket's scheme": () => fetch("ws://127.0.0.1/"),
    "an aborted signal": () => fetch(at("/text"), { signal: AbortSignal.abort() }),
    "an aborted signal with a reason": () => fetch(at("/text"), { signal: AbortSignal.abort("why") }),
    "a signal that aborts while the body is read": async () => {
      const controller = new AbortController();
      const response = await fetch(at("/bytes?count=5000000"), { signal: controller.signal });
      controller.abort();
      return caught(() => response.text());
    },
    "cf is accepted": async () => (await fetch(at("/text"), { cf: { cacheTtl: 5 } })).text(),
    "cache no-store is accepted": async () => (await fetch(at("/text"), { cache: "no-store" })).text(),
    "a used request is refused": async () => {
      const request = new Request(at("/echo"), { method: "POST", body: "x" });
      await fetch(request);
      return caught(() => fetch(request));
    },
    "a response is cloned": async () => {
      const response = await fetch(at("/text"));
      return [await response.clone().text(), await response.text()];
    },
    "a response is copied": async () => {
      const response = new Response((await fetch(at("/text"))).body, { headers: { a: "b" } });
      return [response.headers.get("a"), await response.text()];
    },
    "many at once": async () =>
      (await Promise.all(Array.from({ length: 20 }, () => fetch(at("/text")).then((r) => r.text())))).length,
  },
  inObject: {
    "an object fetches": async () => (await fetch(at("/text"))).text(),
    "an object posts what it stored": async ({ storage }) => {
      await storage.put("a", "stored");
      return (await json("/echo", { method: "POST", body: await storage.get("a") })).body;
    },
  },
  fetch: async (request) => fetch(at(new URL(request.url).pathname)),
});
export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
