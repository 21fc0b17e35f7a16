import { caught, group } from "./harness.js";
import { origin } from "./origin.js";

const pair = () => {
  const both = new WebSocketPair();
  return [both[0], both[1]];
};

const accepted = () => {
  const [a, b] = pair();
  a.accept();
  b.accept();
  return [a, b];
};

/** What happens to a socket, as data, up to its close. */
const record = (socket) => {
  const events = [];
  const closed = new Promise((resolve) => {
    socket.addEventListener("message", ({ data }) => events.push(["message", shown(data)]));
    socket.addEventListener("close", ({ code, reason, wasClean }) => {
      events.push(["close", code, reason, wasClean, socket.readyState]);
      resolve();
    });
  });
  return { events, closed };
};

const shown = (data) =>
  typeof data === "string" ? data : data instanceof Blob ? `blob of ${data.size}` : data;

const refused = (...args) => caught(() => accepted()[0].close(...args));

/** Says things to an echo, and records what comes back. */
const talk = async (socket, say) => {
  const { events, closed } = record(socket);
  socket.accept?.();
  await say(socket);
  await closed;
  return events;
};

const upgraded = async (fetching) => {
  const response = await fetching;
  return [response.status, response.webSocket];
};

const connect = async (path = "/", headers = {}) => {
  const [status, socket] = await upgraded(
    fetch(`${origin}${path}`, { headers: { upgrade: "websocket", ...headers } }),
  );
  if (socket === null) throw new Error(`no socket: ${status}`);
  return socket;
};

const ofObject = async (stub, path = "/") =>
  (await stub.fetch(`http://object${path}`, { headers: { upgrade: "websocket" } })).webSocket;

const once = (socket, type) =>
  new Promise((resolve) => socket.addEventListener(type, resolve, { once: true }));

const checks = group({
  inWorker: {
    "keys of a pair": () => Object.keys(new WebSocketPair()),
    "a pair is iterable": () => [...new WebSocketPair()].length,
    classes: () => [pair()[0] instanceof WebSocket, String(pair()[0]), String(new WebSocketPair())],
    "a fresh end": () => {
      const [a] = pair();
      return [a.readyState, a.url, a.protocol, a.extensions, a.binaryType, a.bufferedAmount];
    },
    constants: () => [
      WebSocket.CONNECTING,
      WebSocket.OPEN,
      WebSocket.CLOSING,
      WebSocket.CLOSED,
      pair()[0].OPEN,
    ],
    "other constants": () => [
      WebSocket.READY_STATE_OPEN,
      WebSocket.READY_STATE_CLOSED,
      pair()[0].READY_STATE_CLOSING,
    ],
    "send before accept": () => pair()[0].send("x"),
    "close before accept": () => pair()[0].close(),
    "accept twice": () => {
      const [a] = pair();
      a.accept();
      a.accept();
      return a.readyState;
    },
    "send after close": () => {
      const [a] = accepted();
      a.close();
      a.send("x");
    },
    "close twice": () => {
      const [a] = accepted();
      a.close();
      a.close();
      return a.readyState;
    },
    "close codes": async () => {
      const answers = [];
      for (const code of [999, 1000, 1001, 1004, 1005, 1006, 1012, 1015, 2000, 3000, 4999, 5000]) {
        answers.push([code, await refused(code)]);
      }
      return answers;
    },
    "a reason without a code": () => refused(undefined, "x"),
    "a reason of 123 bytes": () => refused(1000, "x".repeat(123)),
    "a reason of 124 bytes": () => refused(1000, "x".repeat(124)),
    "a reason of 124 bytes in fewer characters": () => refused(1000, "é".repeat(62)),
    "messages both ways": async () => {
      const [a, b] = accepted();
      const [there, here] = [record(a), record(b)];
      a.send("to b");
      b.send("to a");
      a.close(4000, "done");
      await Promise.all([there.closed, here.closed]);
      return [there.events, here.events];
    },
    "what is not text": async () => {
      const [a, b] = accepted();
      const { events, closed } = record(b);
      for (const message of [1, null, undefined, {}, true, new Uint8Array(2), new ArrayBuffer(3)])
        a.send(message);
      a.close();
      await closed;
      return events;
    },
    "buffers where they are asked for": async () => {
      const [a, b] = accepted();
      b.binaryType = "arraybuffer";
      const { events, closed } = record(b);
      a.send(new Uint8Array([1, 2]));
      a.close();
      await closed;
      return events;
    },
    "an unknown binaryType": () => {
      const [a] = pair();
      a.binaryType = "text";
      return a.binaryType;
    },
    "a buffer is copied when it is sent": async () => {
      const [a, b] = accepted();
      b.binaryType = "arraybuffer";
      const { events, closed } = record(b);
      const bytes = new Uint8Array([1]);
      a.send(bytes);
      bytes[0] = 9;
      a.close();
      await closed;
      return events;
    },
    "messages wait for accept": async () => {
      const [a, b] = pair();
      const { events, closed } = record(b);
      a.accept();
      a.send("1");
      a.send("2");
      a.close(1000, "x");
      await scheduler.wait(10);
      events.push("accept");
      b.accept();
      await closed;
      return events;
    },
    "a close without a code": async () => {
      const [a, b] = accepted();
      const [there, here] = [record(a), record(b)];
      a.close();
      await Promise.all([there.closed, here.closed]);
      return [there.events, here.events];
    },
    "a half-open end goes on": async () => {
      const [a, b] = pair();
      a.accept();
      b.accept({ allowHalfOpen: true });
      const [there, here] = [record(a), record(b)];
      a.close(1000, "a");
      await here.closed;
      b.send("still here");
      b.close(4001, "b");
      await there.closed;
      return [there.events, here.events];
    },
    "handlers as properties": async () => {
      const [a, b] = accepted();
      const heard = new Promise((resolve) => {
        b.onmessage = ({ data }) => resolve(data);
      });
      a.send("x");
      return heard;
    },
    "an attachment": () => {
      const [a] = pair();
      a.serializeAttachment({ a: [1, new Date(0)] });
      return a.deserializeAttachment();
    },
    "no attachment": () => pair()[0].deserializeAttachment(),
    "a response with a socket": () => {
      const [a] = pair();
      const response = new Response(null, { status: 101, webSocket: a });
      return [response.status, response.webSocket === a, response.body];
    },
    "a response with a socket and another status": () =>
      new Response(null, { status: 200, webSocket: pair()[0] }),
    "a response of status 101 without a socket": () => new Response(null, { status: 101 }),
    "a response with something else": () => new Response(null, { status: 101, webSocket: {} }),
    "a response with a socket is not cloned": () =>
      new Response(null, { status: 101, webSocket: pair()[0] }).clone(),
    "constructor without a URL": () => new WebSocket(),
    "constructor with a bad URL": () => new WebSocket("x"),
    "constructor with another scheme": () => new WebSocket("ftp://x/"),
    "constructor with a fragment": () => new WebSocket("ws://x/#y"),
    "constructor with a bad protocol": () => new WebSocket("ws://x/", "a b"),
    "constructor with a protocol twice": () => new WebSocket("ws://x/", ["a", "a"]),
    "a socket by fetch": async () =>
      talk(await connect(), (socket) => {
        socket.send("hello");
        socket.send(new Uint8Array(5));
        socket.close(4002, "bye");
      }),
    "the response to an upgrade": async () => {
      const response = await fetch(origin, { headers: { upgrade: "websocket" } });
      response.webSocket.accept();
      response.webSocket.close();
      return [response.status, response.headers.get("x-origin"), response.body];
    },
    "an upgrade that is refused": async () => {
      const response = await fetch(`${origin}/refuse`, { headers: { upgrade: "websocket" } });
      return [response.status, response.webSocket, await response.text()];
    },
    "a protocol by fetch": async () => {
      const socket = await connect("/", { "sec-websocket-protocol": "one" });
      socket.accept();
      socket.close();
      return socket.protocol;
    },
    "a large message by fetch": async () => {
      const socket = await connect();
      const heard = once(socket, "message");
      socket.accept();
      socket.send("x".repeat(300_000));
      const { data } = await heard;
      socket.close();
      return data.length;
    },
    "many messages keep their order": async () => {
      const socket = await connect();
      const { events, closed } = record(socket);
      socket.accept();
      for (let i = 0; i < 200; i++) socket.send(`${i}`);
      socket.close(1000);
      await closed;
      return events.filter(([type]) => type === "message").every(([, text], i) => text === `${i}`);
    },
    "a socket by constructor": async () => {
      const socket = new WebSocket(origin.replace("http", "ws"));
      const states = [socket.readyState];
      await once(socket, "open");
      states.push(socket.readyState);
      const heard = once(socket, "message");
      socket.send("x");
      states.push((await heard).data);
      const closed = once(socket, "close");
      socket.close(1000, "bye");
      const { code, reason, wasClean } = await closed;
      return [states, code, reason, wasClean, socket.readyState];
    },
    "a socket by constructor cannot be accepted": async () => {
      const socket = new WebSocket(origin.replace("http", "ws"));
      await once(socket, "open");
      const answer = await caught(() => socket.accept());
      socket.close();
      return answer;
    },
    "a socket of an object": async ({ other }) =>
      talk(await ofObject(other("echo")), (socket) => {
        socket.send("hello");
        socket.send("close");
      }),
    "an object that closes at once": async ({ other }) =>
      talk(await ofObject(other("close"), "/close"), () => undefined),
    "an object that speaks first": async ({ other }) => {
      const socket = await ofObject(other("first"), "/first");
      await scheduler.wait(20);
      return talk(socket, () => undefined);
    },
  },
  objectFetch(request) {
    const [client, server] = pair();
    server.accept();
    server.addEventListener("message", ({ data }) => {
      if (data === "close") server.close(4003, "as you wish");
      else server.send(`echo ${data}`);
    });
    switch (new URL(request.url).pathname) {
      case "/close":
        server.close(4004, "no");
        break;
      case "/first":
        server.send("welcome");
        server.close(1000, "that is all");
    }
    return new Response(null, { status: 101, webSocket: client });
  },
  fetch(request) {
    const [client, server] = pair();
    if (new URL(request.url).pathname === "/accepted") client.accept();
    server.accept();
    return new Response(null, { status: 101, webSocket: client });
  },
});
export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
