import { caught, group } from "./harness.js";

const URL_ = "http://example.com/path?a=1#part";
const post = (body, init = {}) => new Request(URL_, { method: "POST", body, ...init });

const checks = group({
  inWorker: {
    defaults: () => {
      const request = new Request(URL_);
      return [
        request.method,
        request.url,
        request.body,
        request.bodyUsed,
        request.redirect,
        [...request.headers],
      ];
    },
    "a URL is normalised": () => new Request("HTTP://EXAMPLE.com:80/a/../b?q=ä#x").url,
    "a relative URL is refused": () => caught(() => new Request("/path")),
    "nonsense is no URL": () => caught(() => new Request("not a url")),
    "a URL object is taken": () => new Request(new URL(URL_)).url,
    "methods are upper-cased where they are known": () =>
      ["get", "post", "put", "delete", "head", "options"].map(
        (method) => new Request(URL_, { method }).method,
      ),
    patch: () => new Request(URL_, { method: "PATCH" }).method,
    "an unknown method is refused": () => caught(() => new Request(URL_, { method: "NO SUCH" })),
    "GET with a body is refused": () => caught(() => new Request(URL_, { body: "x" })),
    "HEAD with a body is refused": () => caught(() => new Request(URL_, { method: "HEAD", body: "x" })),
    "a text body names its type": () => post("x").headers.get("content-type"),
    "a bytes body names no type": () => post(new Uint8Array([1])).headers.get("content-type"),
    "a form body names its type": () => post(new URLSearchParams({ a: "1 2" })).headers.get("content-type"),
    "a blob body names the blob's type": () =>
      post(new Blob(["x"], { type: "text/css" })).headers.get("content-type"),
    "a type that is given stays": () =>
      post("x", { headers: { "content-type": "a/b" } }).headers.get("content-type"),
    text: () => post("grüße").text(),
    json: () => post('{"a":[1]}').json(),
    "wrong json is refused": async () => (await caught(() => post("{").json())).error,
    arrayBuffer: () => post("abc").arrayBuffer(),
    bytes: () => post("abc").bytes(),
    blob: async () => {
      const blob = await post("abc", { headers: { "content-type": "a/b" } }).blob();
      return [blob.size, blob.type, await blob.text()];
    },
    "a url-encoded form": async () => [...(await post(new URLSearchParams("a=1&b=x+y&a=2")).formData())],
    "a multipart form": async () => {
      const form = new FormData();
      form.append("a", "1");
      form.append("b", "ü");
      return [...(await post(form).formData())];
    },
    "a form without a type is refused": () => caught(() => post(new Uint8Array([1])).formData()),
    "an empty body is empty text": () => new Request(URL_, { method: "POST" }).text(),
    "a body can be read once": async () => {
      const request = post("x");
      await request.text();
      return [request.bodyUsed, await caught(() => request.text())];
    },
    "a clone can be read, too": async () => {
      const request = post("x");
      const clone = request.clone();
      return [await request.text(), await clone.text(), clone.method, clone.url];
    },
    "a used body cannot be cloned": async () => {
      const request = post("x");
      await request.text();
      return caught(() => request.clone());
    },
    "a request from a request": async () => {
      const request = new Request(post("x", { headers: { a: "1" } }));
      return [request.method, request.url, request.headers.get("a"), await request.text()];
    },
    "a request from a request with changes": async () => {
      const request = new Request(post("x"), { method: "PUT", body: "y", headers: { b: "2" } });
      return [request.method, await request.text(), request.headers.get("a"), request.headers.get("b")];
    },
    "redirect modes": () => [
      new Request(URL_, { redirect: "manual" }).redirect,
      new Request(URL_, { redirect: "follow" }).redirect,
    ],
    "redirect error is refused": () => caught(() => new Request(URL_, { redirect: "error" })),
    "an unknown redirect mode is refused": () => caught(() => new Request(URL_, { redirect: "sometimes" })),
    "a signal is there": () => new Request(URL_).signal instanceof AbortSignal,
    "an aborted signal is seen": () => new Request(URL_, { signal: AbortSignal.abort() }).signal.aborted,
    "headers may be changed": () => {
      const request = new Request(URL_);
      request.headers.set("a", "1");
      return request.headers.get("a");
    },
    "a stream body": async () => {
      const stream = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode("a"));
          controller.enqueue(new TextEncoder().encode("b"));
          controller.close();
        },
      });
      return post(stream).text();
    },
    "the incoming request": ({ request }) => [
      request.method,
      request.redirect,
      request.body,
      typeof request.cf,
    ],
    "has a tag": () => Object.prototype.toString.call(new Request(URL_)),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
