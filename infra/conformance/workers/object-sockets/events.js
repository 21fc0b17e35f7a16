import { caught, group } from "./harness.js";

/** What the handlers of an instance were told, by its `ctx`. */
const told = new WeakMap();
const constructed = new WeakMap();
let constructions = 0;

const upgrade = { headers: { upgrade: "websocket" } };

const pair = () => {
  const both = new WebSocketPair();
  return [both[0], both[1]];
};

const join = async (stub, query = "") => {
  const { webSocket } = await stub.fetch(`http://object/join?${query}`, upgrade);
  return webSocket;
};

/** A socket of the object, with what arrives on it. */
const client = async (stub, query) => {
  const socket = await join(stub, query);
  const heard = [];
  const waiting = [];
  const take = (event) => {
    const next = waiting.shift();
    if (next) next(event);
    else heard.push(event);
  };
  socket.addEventListener("message", ({ data }) =>
    take(typeof data === "string" ? data : data instanceof Blob ? `blob of ${data.size}` : data),
  );
  socket.addEventListener("close", ({ code, reason, wasClean }) => take(["close", code, reason, wasClean]));
  socket.addEventListener("error", () => take(["error"]));
  socket.accept();
  const next = () => (heard.length > 0 ? heard.shift() : new Promise((resolve) => waiting.push(resolve)));
  return {
    socket,
    next,
    ask: (...command) => {
      socket.send(JSON.stringify(command));
      return next();
    },
    say: (...command) => socket.send(JSON.stringify(command)),
  };
};

const log = async (stub) => (await stub.fetch("http://object/log")).json();

const logged = async (stub, what) => {
  for (let i = 0; i < 100; i++) {
    const entries = await log(stub);
    if (entries.some(([type]) => type === what)) return entries.filter(([type]) => type === what);
    await scheduler.wait(10);
  }
  return "nothing";
};

const sockets = async (stub, tag) =>
  (await stub.fetch(`http://object/count${tag === undefined ? "" : `?tag=${tag}`}`)).json();

const gone = async (stub) => {
  for (let i = 0; i < 100; i++) {
    if ((await sockets(stub)) === 0) return true;
    await scheduler.wait(10);
  }
  return false;
};

/** What a message may ask of the object. */
const commands = {
  echo: (ctx, ws, text) => ws.send(text),
  tags: (ctx, ws) => ws.send(ctx.getTags(ws).join()),
  same: (ctx, ws) => ws.send(String(ctx.getWebSockets().includes(ws))),
  count: (ctx, ws, tag) => ws.send(String(ctx.getWebSockets(tag).length)),
  keep: (ctx, ws, value) => {
    ws.serializeAttachment(value);
    ws.send("kept");
  },
  kept: (ctx, ws) => ws.send(JSON.stringify(ws.deserializeAttachment())),
  close: (ctx, ws, ...args) => ws.close(...args),
  sendAndClose: (ctx, ws) => {
    ws.send("last words");
    ws.close(4000, "srv");
  },
  all: (ctx, ws, text) => ctx.getWebSockets().forEach((each) => each.send(text)),
  tagged: (ctx, ws, tag, text) => ctx.getWebSockets(tag).forEach((each) => each.send(text)),
  look: (ctx, ws) =>
    ws.send(JSON.stringify([ws.readyState, ws.url, ws.protocol, ws.extensions, ws.binaryType])),
  listen: (ctx, ws) => {
    for (const type of ["message", "close"])
      ws.addEventListener(type, () => told.get(ctx).push(["listener", type]));
    ws.send("listening");
  },
  fail: () => {
    throw new Error("the handler fails");
  },
  failLater: async () => {
    await scheduler.wait(1);
    throw new Error("the handler fails later");
  },
  binary: (ctx, ws) => ws.send(new Uint8Array([1, 2, 3])),
  wait: async (ctx, ws, millis, text) => {
    await scheduler.wait(millis);
    ws.send(text);
  },
  stored: async (ctx, ws, text) => {
    await ctx.storage.get(`key ${text}`);
    ws.send(text);
  },
  put: async (ctx, ws, value) => {
    ctx.storage.put("value", value);
    ws.send("put");
  },
  get: async (ctx, ws) => ws.send(String(await ctx.storage.get("value"))),
  auto: (ctx, ws, request, response) => {
    ctx.setWebSocketAutoResponse(
      request === undefined ? undefined : new WebSocketRequestResponsePair(request, response),
    );
    ws.send("set");
  },
  noAuto: (ctx, ws) => {
    ctx.setWebSocketAutoResponse();
    ws.send("set");
  },
  autoTime: (ctx, ws) => {
    const time = ctx.getWebSocketAutoResponseTimestamp(ws);
    ws.send(time === null ? "never" : `${time instanceof Date} ${Math.abs(Date.now() - time) < 60_000}`);
  },
  block: (ctx, ws, millis) =>
    ctx.blockConcurrencyWhile(async () => {
      await scheduler.wait(millis);
      ws.send("block ends");
    }),
  abort: (ctx) => ctx.abort("as asked"),
  timeout: (ctx, ws, millis) => {
    ctx.setHibernatableWebSocketEventTimeout(millis);
    ws.send("set");
  },
  forever: () => new Promise(() => undefined),
  constructed: (ctx, ws) => ws.send(String(constructed.get(ctx))),
  mark: (ctx, ws, value) => {
    ws.mark = value;
    ws.send("marked");
  },
  marked: (ctx, ws) => ws.send(String(ws.mark)),
  sync: async (ctx, ws) => {
    await ctx.storage.sync();
    ws.send("synced");
  },
};

const checks = group({
  inWorker: {
    "a message and its answer": async ({ other }) => (await client(other())).ask("echo", "hello"),
    "messages in order": async ({ other }) => {
      const { say, next } = await client(other());
      for (let i = 0; i < 50; i++) say("echo", `${i}`);
      const heard = [];
      for (let i = 0; i < 50; i++) heard.push(await next());
      return heard.join();
    },
    "a binary message": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send(new Uint8Array([1, 2]));
      return next();
    },
    "an answer of bytes": async ({ other }) => (await client(other())).ask("binary"),
    "an empty message": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send("");
      return next();
    },
    "a message of a megabyte": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send(`length ${"x".repeat(1_000_000)}`);
      return next();
    },
    "a megabyte in characters of more bytes": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send(`length ${"é".repeat(500_000)}`);
      return next();
    },
    "a megabyte as answer": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send("megabyte");
      return (await next()).length;
    },
    "the arguments of webSocketMessage": async ({ other }) => {
      const { socket, next } = await client(other());
      socket.send("arguments");
      return next();
    },
    "the socket seen from its handler": async ({ other }) => (await client(other())).ask("look"),
    "the socket is among the object's": async ({ other }) => (await client(other())).ask("same"),
    "tags in a handler": async ({ other }) => (await client(other(), "tag=a&tag=b")).ask("tags"),
    "an attachment is kept": async ({ other }) => {
      const { ask } = await client(other());
      return [await ask("kept"), await ask("keep", { user: "u" }), await ask("kept")];
    },
    "an attachment made before the response": async ({ other }) =>
      (await client(other(), "attachment=early")).ask("kept"),
    "what was said before the response": async ({ other }) => {
      const { next } = await client(other(), "say=welcome");
      return next();
    },
    "closed before the response": async ({ other }) => {
      const { next } = await client(other(), "say=welcome&close=4001");
      return [await next(), await next()];
    },
    "a broadcast": async ({ other }) => {
      const stub = other();
      const [one, two] = [await client(stub), await client(stub)];
      one.say("all", "to everybody");
      return [await one.next(), await two.next()];
    },
    "a broadcast to a tag": async ({ other }) => {
      const stub = other();
      const [one, two] = [await client(stub, "tag=red"), await client(stub, "tag=blue")];
      one.say("tagged", "blue", "only blue");
      one.say("echo", "only one");
      return [await one.next(), await two.next()];
    },
    "sockets are counted": async ({ other }) => {
      const stub = other();
      await client(stub, "tag=red");
      await client(stub, "tag=red");
      await client(stub, "tag=blue");
      return [await sockets(stub), await sockets(stub, "red"), await sockets(stub, "green")];
    },
    "listeners are not told": async ({ other }) => {
      const stub = other();
      const { ask, socket } = await client(stub);
      await ask("listen");
      await ask("echo", "x");
      socket.close(1000);
      await logged(stub, "close");
      return (await log(stub)).filter(([type]) => type === "listener");
    },
    "a handler that throws": async ({ other }) => {
      const { say, ask } = await client(other());
      say("fail");
      return ask("echo", "still here");
    },
    "a handler that is rejected": async ({ other }) => {
      const { say, ask } = await client(other());
      say("failLater");
      await scheduler.wait(20);
      return ask("echo", "still here");
    },
    "handlers overlap while one waits for a timer": async ({ other }) => {
      const { say, next } = await client(other());
      say("wait", 50, "first");
      say("echo", "second");
      return [await next(), await next()];
    },
    "handlers wait for storage": async ({ other }) => {
      const { say, next } = await client(other());
      say("stored", "first");
      say("echo", "second");
      return [await next(), await next()];
    },
    "handlers wait for critical sections": async ({ other }) => {
      const { say, next } = await client(other());
      say("block", 30);
      say("echo", "after it");
      return [await next(), await next()];
    },
    "storage in a handler": async ({ other }) => {
      const { ask } = await client(other());
      return [await ask("put", "v"), await ask("get")];
    },
    "sync in a handler": async ({ other }) => {
      const { ask } = await client(other());
      return [await ask("put", "v"), await ask("sync")];
    },
    "the client closes": async ({ other }) => {
      const stub = other();
      const { socket, next } = await client(stub, "reply=1");
      socket.close(4001, "x");
      return [await next(), await logged(stub, "close"), await gone(stub)];
    },
    "the client closes without a code": async ({ other }) => {
      const stub = other();
      const { socket } = await client(stub, "reply=1");
      socket.close();
      return logged(stub, "close");
    },
    "the client closes, and the handler answers with another code": async ({ other }) => {
      const stub = other();
      const { socket, next } = await client(stub, "reply=4009");
      socket.close(4001, "x");
      return [await next(), await logged(stub, "close")];
    },
    "errors are not told on a close": async ({ other }) => {
      const stub = other();
      const { socket } = await client(stub, "reply=1");
      socket.close(4001, "x");
      await logged(stub, "close");
      await scheduler.wait(20);
      return (await log(stub)).filter(([type]) => type === "error");
    },
    "the handler of a close that waits": async ({ other }) => {
      const stub = other();
      const { socket } = await client(stub, "reply=wait");
      socket.close(4001, "x");
      await logged(stub, "close");
      const during = await sockets(stub);
      return [during, await logged(stub, "close ends"), await gone(stub)];
    },
    "the object closes": async ({ other }) => {
      const stub = other();
      const { say, next } = await client(stub);
      say("close", 4000, "srv");
      return [await next(), await logged(stub, "close")];
    },
    "the object closes without a code": async ({ other }) => {
      const stub = other();
      const { say, next } = await client(stub);
      say("close");
      return [await next(), await logged(stub, "close")];
    },
    "the object says something and closes": async ({ other }) => {
      const stub = other();
      const { say, next } = await client(stub);
      say("sendAndClose");
      return [await next(), await next()];
    },
    "after its close a socket is gone": async ({ other }) => {
      const stub = other();
      const { say, next } = await client(stub);
      say("close", 4000, "srv");
      await next();
      return gone(stub);
    },
    "an auto-response": async ({ other }) => {
      const stub = other();
      const { ask, socket, next } = await client(stub);
      await ask("auto", "ping", "pong");
      socket.send("ping");
      const answer = await next();
      return [answer, (await log(stub)).filter(([, data]) => data === "ping").length];
    },
    "an auto-response to bytes": async ({ other }) => {
      const { ask, socket, next } = await client(other());
      await ask("auto", "ping", "pong");
      socket.send(new TextEncoder().encode("ping"));
      return next();
    },
    "an auto-response to a part of it": async ({ other }) => {
      const { ask, socket, next } = await client(other());
      await ask("auto", "ping", "pong");
      socket.send("pin");
      return next();
    },
    "an auto-response to an empty message": async ({ other }) => {
      const { ask, socket, next } = await client(other());
      await ask("auto", "", "pong");
      socket.send("");
      return next();
    },
    "an auto-response is for all sockets": async ({ other }) => {
      const stub = other();
      await (await client(stub)).ask("auto", "ping", "pong");
      const { socket, next } = await client(stub);
      socket.send("ping");
      return next();
    },
    "an auto-response is taken back": async ({ other }) => {
      const { ask, socket, next } = await client(other());
      await ask("auto", "ping", "pong");
      await ask("noAuto");
      socket.send("ping");
      return next();
    },
    "the time of an auto-response": async ({ other }) => {
      const { ask, socket, next } = await client(other());
      await ask("auto", "ping", "pong");
      const before = await ask("autoTime");
      socket.send("ping");
      return [before, await next(), await ask("autoTime")];
    },
    "auto-responses keep the order": async ({ other }) => {
      const { ask, say, socket, next } = await client(other());
      await ask("auto", "ping", "pong");
      say("echo", "one");
      const first = await next();
      socket.send("ping");
      return [first, await next()];
    },
    "an abort": async ({ other }) => {
      const stub = other();
      const { say, next } = await client(stub);
      const bystander = await client(stub);
      say("abort");
      return [await next(), await bystander.next()];
    },
    "after an abort there are no sockets": async ({ other, fresh, env }) => {
      const { say, next } = await client(other());
      say("abort");
      await next();
      return sockets(env.Store.get(env.Store.idFromName(fresh(undefined))));
    },
    "an event that takes too long": async ({ other }) => {
      const { ask, say, next } = await client(other());
      await ask("timeout", 50);
      say("forever");
      return Promise.race([next(), scheduler.wait(2_000)]);
    },
    "an event in time": async ({ other }) => {
      const { ask } = await client(other());
      await ask("timeout", 10_000);
      return ask("wait", 20, "done");
    },
    "a socket that nobody returns": async ({ other }) => (await other().fetch("http://object/lost")).text(),
    "the other end is accepted here": async ({ other }) =>
      (await other().fetch("http://object/local")).json(),
    "an accepted socket in its own response": async ({ other }) =>
      caught(async () => (await other().fetch("http://object/own", upgrade)).status),
    "a class without handlers": async ({ env, fresh }) => {
      const stub = env.Legacy.get(env.Legacy.idFromName(fresh()));
      const { socket } = await client(stub);
      socket.send("x");
      await scheduler.wait(20);
      return sockets(stub);
    },
    "accept() in an object": async ({ other }) => (await client(other(), "standard=1")).ask("echo", "hello"),
    "a socket with accept() is not listed": async ({ other }) => {
      const stub = other();
      await client(stub, "standard=1");
      return sockets(stub);
    },
    "a property of a socket": async ({ other }) => {
      const { ask } = await client(other());
      return [await ask("mark", 1), await ask("marked")];
    },
    hibernation: async ({ other }) => {
      const { ask, socket, next } = await client(other(), "tag=a&tag=b");
      await ask("keep", { user: "u" });
      await ask("mark", 1);
      await ask("auto", "ping", "pong");
      const before = await ask("constructed");
      await scheduler.wait(12_500);
      socket.send("ping");
      const automatic = await next();
      const after = await ask("constructed");
      return [
        automatic,
        before === after,
        await ask("marked"),
        await ask("kept"),
        await ask("tags"),
        await ask("count", "b"),
        await ask("autoTime"),
        await ask("look"),
      ];
    },
    "a pending timer keeps an object awake": async ({ other }) => {
      const { ask, say, next } = await client(other());
      say("wait", 12_500, "the timer fired");
      const before = await ask("constructed");
      const fired = await next();
      return [fired, before === (await ask("constructed"))];
    },
  },
  async objectFetch(request, state) {
    const url = new URL(request.url);
    const parameters = url.searchParams;
    switch (url.pathname) {
      case "/log":
        return Response.json(told.get(state) ?? []);
      case "/count":
        return Response.json(state.getWebSockets(parameters.get("tag") ?? undefined).length);
      case "/lost": {
        state.acceptWebSocket(pair()[1]);
        return new Response(String(state.getWebSockets().length));
      }
      case "/local": {
        const [far, near] = pair();
        state.acceptWebSocket(near);
        const heard = new Promise((resolve) => far.addEventListener("message", ({ data }) => resolve(data)));
        far.accept();
        far.send(JSON.stringify(["echo", "within"]));
        return Response.json(await Promise.race([heard, scheduler.wait(500)]));
      }
      case "/own": {
        const near = pair()[1];
        state.acceptWebSocket(near);
        return new Response(null, { status: 101, webSocket: near });
      }
    }
    const [far, near] = pair();
    if (parameters.has("standard")) {
      near.accept();
      near.addEventListener("message", ({ data }) => near.send(JSON.parse(data)[1]));
    } else {
      state.acceptWebSocket(near, parameters.getAll("tag"));
    }
    if (parameters.has("reply")) state.reply = parameters.get("reply");
    if (parameters.has("attachment")) near.serializeAttachment(parameters.get("attachment"));
    if (parameters.has("say")) near.send(parameters.get("say"));
    if (parameters.has("close")) near.close(Number(parameters.get("close")), "bye");
    return new Response(null, { status: 101, webSocket: far });
  },
});
export default checks.entry;
export class Legacy extends checks.Legacy {}
export class Store extends checks.Store {
  constructor(ctx, env) {
    super(ctx, env);
    told.set(ctx, []);
    constructed.set(ctx, ++constructions);
  }

  webSocketMessage(ws, message) {
    const entries = told.get(this.ctx);
    if (typeof message !== "string") {
      ws.send(`${message.constructor.name} of ${message.byteLength}`);
      return;
    }
    if (message === "arguments") {
      ws.send(String(arguments.length));
    } else if (message === "megabyte") {
      ws.send("y".repeat(1_000_000));
    } else if (message.startsWith("length ")) {
      ws.send(String(message.length));
    } else if (!message.startsWith("[")) {
      entries.push(["message", message]);
      ws.send(`heard ${JSON.stringify(message)}`);
    } else {
      const [name, ...args] = JSON.parse(message);
      entries.push(["message", name]);
      return commands[name](this.ctx, ws, ...args);
    }
  }

  async webSocketClose(ws, code, reason, wasClean) {
    const entries = told.get(this.ctx);
    const listed = this.ctx.getWebSockets().includes(ws);
    entries.push(["close", code, reason, wasClean, ws.readyState, listed]);
    const { reply } = this.ctx;
    if (reply === "wait") {
      await scheduler.wait(100);
      entries.push(["close ends", ws.readyState, this.ctx.getWebSockets().includes(ws)]);
      ws.close(code, reason);
    } else if (reply === "1") {
      ws.close(code === 1005 ? undefined : code, code === 1005 ? undefined : reason);
    } else if (reply !== undefined) {
      ws.close(Number(reply), "in reply");
    }
  }

  webSocketError(ws, error) {
    told.get(this.ctx).push(["error", String(error)]);
  }
}
