import { DurableObject } from "cloudflare:workers";

const echo = (socket) => {
  socket.accept();
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", ({ data }) => {
    if (data === "close") socket.close(4001, "as you wish");
    else socket.send(typeof data === "string" ? `echo ${data}` : data);
  });
  socket.addEventListener("close", ({ code, reason, wasClean }) => {
    console.log(`closed ${code} ${reason} ${wasClean}`);
  });
};

const upgrade = () => {
  const [client, server] = Object.values(new WebSocketPair());
  echo(server);
  return new Response(null, { status: 101, webSocket: client, headers: { "x-from": "worker" } });
};

const aborted = new Map();

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const to = url.searchParams.get("to");
    const object = env.COUNTER.get(env.COUNTER.idFromName(url.searchParams.get("name") ?? "one"));
    switch (url.pathname) {
      case "/fetch":
        return fetch(to, { redirect: url.searchParams.get("redirect") ?? "follow" });
      case "/read": {
        try {
          const response = await fetch(to);
          return Response.json({
            status: response.status,
            url: response.url,
            redirected: response.redirected,
            encoding: response.headers.get("content-encoding"),
            length: (await response.text()).length,
          });
        } catch (error) {
          return Response.json({ error: `${error.name}: ${error.message}`, retryable: error.retryable });
        }
      }
      case "/forge": {
        const headers = new Headers();
        const { test } = RegExp.prototype;
        RegExp.prototype.test = () => true;
        try {
          headers.set(url.searchParams.get("field"), "forged");
        } finally {
          RegExp.prototype.test = test;
        }
        if (!to) return new Response("answered", { headers });
        try {
          return await fetch(to, { headers });
        } catch (error) {
          return new Response(`${error.name}: ${error.message}`);
        }
      }
      case "/post":
        return fetch(to, { method: "POST", body: request.body, headers: { "x-sent": "1" } });
      case "/timeout":
        try {
          return await fetch(to, { signal: AbortSignal.timeout(100) });
        } catch (error) {
          return new Response(error.name);
        }
      case "/hops": {
        const inner = await fetch(request.url);
        return new Response(`${inner.status} ${await inner.text()}`, { status: inner.status });
      }
      case "/many": {
        let count = 0;
        try {
          for (; count < 100; count++) await caches.default.match("http://nothing/");
          for (; count < 200; count++) await object.fetch("http://object/nothing");
        } catch (error) {
          return new Response(error.message);
        }
        return new Response(`${count}`);
      }
      case "/socket":
        return upgrade();
      case "/object-socket":
        return object.fetch(request);
      case "/client-socket": {
        const socket = new WebSocket(to);
        const message = await new Promise((resolve, reject) => {
          socket.addEventListener("open", () => socket.send("from the worker"));
          socket.addEventListener("message", ({ data }) => resolve(data));
          socket.addEventListener("error", ({ message }) => reject(new Error(message)));
        });
        socket.close();
        return new Response(message);
      }
      case "/pass-socket":
        return fetch(to, request);
      case "/sink": {
        let length = 0;
        for await (const chunk of request.body) length += chunk.length;
        return new Response(`${length}`);
      }
      case "/object-sink":
        return object.fetch("http://object/sink", { method: "POST", body: request.body });
      case "/source":
        return new Response(source(Number(url.searchParams.get("bytes"))));
      case "/object-source":
        return object.fetch(`http://object/source?bytes=${url.searchParams.get("bytes")}`);
      case "/wait": {
        const key = url.searchParams.get("key");
        const happened = (what) => aborted.set(key, [...(aborted.get(key) ?? []), what].sort());
        request.signal.addEventListener("abort", () => happened("aborted"));
        return new Response(
          new ReadableStream({
            async pull(controller) {
              controller.enqueue(new Uint8Array(10));
              await scheduler.wait(20);
            },
            cancel() {
              happened("cancelled");
            },
          }),
        );
      }
      case "/aborted":
        return Response.json(aborted.get(url.searchParams.get("key")) ?? []);
      case "/pulled":
        return new Response(`${pulled}`);
      case "/cache": {
        const key = url.searchParams.get("key");
        const kept = await caches.default.match(key);
        if (kept) return new Response(`${kept.headers.get("cf-cache-status")} ${await kept.text()}`);
        await caches.default.put(key, new Response("kept", { headers: { "cache-control": "max-age=60" } }));
        return new Response("put");
      }
    }
    return new Response("hello", { headers: { "x-ip": request.headers.get("cf-connecting-ip") } });
  },
};

let pulled = 0;

function source(bytes) {
  let left = bytes;
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, 65536);
      left -= size;
      pulled += size;
      if (size > 0) controller.enqueue(new Uint8Array(size));
      if (left === 0) controller.close();
    },
  });
}

export class Counter extends DurableObject {
  async fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === "/sink") {
      let length = 0;
      for await (const chunk of request.body) length += chunk.length;
      return new Response(`${length}`);
    }
    if (url.pathname === "/source") return new Response(source(Number(url.searchParams.get("bytes"))));
    return request.headers.get("upgrade") === "websocket" ? upgrade() : new Response("object");
  }
}
