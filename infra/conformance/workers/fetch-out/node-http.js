import http from "node:http";
import https from "node:https";
import { group } from "./harness.js";
import { origin } from "./origin.js";

const at = (path) => `${origin}${path}`;

/** Waits for the answer, reads it, and tells what was seen. */
const answerOf = (request) =>
  new Promise((resolve) => {
    request.on("error", ({ name, code }) => resolve({ name, code }));
    request.on("response", (message) => {
      const chunks = [];
      message.on("data", (chunk) => chunks.push(chunk));
      message.on("end", () => {
        const { statusCode, statusMessage, complete } = message;
        resolve({
          statusCode,
          statusMessage,
          complete,
          text: Buffer.concat(chunks).toString(),
          headers: message.headers,
        });
      });
    });
  });

const text = async (request) => (await answerOf(request)).text;

const failure = (action) => {
  try {
    return { value: typeof action() };
  } catch ({ name, code, message }) {
    return { name, code, message };
  }
};

const sent = (options, ...body) => {
  const request = http.request(at("/echo"), options);
  for (const part of body) request.write(part);
  request.end();
  return text(request);
};

const checks = group({
  inWorker: {
    "get of a text": async () => {
      const { statusCode, statusMessage, complete, text } = await answerOf(http.get(at("/text")));
      return [statusCode, statusMessage, complete, text];
    },
    "get of a URL object": () => text(http.get(new URL(at("/json")))),
    "get by parts of the address": () => {
      const { hostname, port } = new URL(origin);
      return text(http.get({ hostname, port, path: "/echo?a=b" }));
    },
    "options beside an address": () => text(http.get(at("/text"), { path: "/json" })),
    "a callback hears the response": () =>
      new Promise((resolve) => {
        http.get(at("/status?code=201"), (message) => {
          message.resume();
          message.on("end", () => resolve([message.statusCode, message instanceof http.IncomingMessage]));
        });
      }),
    "a body is posted": () =>
      sent({ method: "POST", headers: { "content-type": "text/x" } }, "one ", Buffer.from("two")),
    "a body is put, given to end": () => {
      const request = http.request(at("/echo"), { method: "put", headers: { "x-a": "1" } });
      request.end("all of it");
      return text(request);
    },
    "headers are set, read and removed": async () => {
      const request = http.request(at("/echo"), { headers: { "X-One": "1" } });
      request.setHeader("X-Two", "2");
      request.setHeader("X-Three", "3");
      request.removeHeader("x-one");
      const seen = [request.getHeader("x-two"), request.hasHeader("X-ONE"), request.hasHeader("x-three")];
      request.end();
      return [seen, JSON.parse(await text(request)).headers["x-two"]];
    },
    "credentials of options": () => sent({ auth: "user:pass word" }),
    "headers of a response": async () => {
      const { headers } = await answerOf(http.get(at("/headers")));
      return [headers["x-one"], headers["x-list"], headers["content-type"]];
    },
    "cookies are a list": async () => (await answerOf(http.get(at("/cookies")))).headers["set-cookie"],
    "redirects are not followed": async () => {
      const { statusCode, headers } = await answerOf(http.get(at("/redirect?code=302&to=/text")));
      return [statusCode, headers.location];
    },
    "a response without a body": async () => {
      const { statusCode, text } = await answerOf(http.get(at("/status?code=204")));
      return [statusCode, text];
    },
    "a response in gzip": async () => (await answerOf(http.get(at("/gzip")))).text,
    "a response in chunks": () => text(http.get(at("/chunks"))),
    "a response read as an iterable": () =>
      new Promise((resolve) => {
        http.get(at("/chunks"), async (message) => {
          let all = "";
          message.setEncoding("utf8");
          for await (const chunk of message) all += chunk;
          resolve(all);
        });
      }),
    "head of a request": async () => {
      const request = http.request(at("/text?a"), { method: "HEAD" });
      request.end();
      const { statusCode, text } = await answerOf(request);
      return [request.method, request.path, request.protocol, statusCode, text];
    },
    "what is refused": () => [
      failure(() => http.get("https://host/")),
      failure(() => https.get("http://host/")),
      failure(() => http.get("no address")),
      failure(() => http.request({ method: 5 })),
      failure(() => http.request({ method: "a b" })),
      failure(() => http.request({ path: "/a b" })),
      failure(() => http.request(at("/"), { headers: { "a b": "c" } })),
    ],
    "a server that is not there": async () =>
      "statusCode" in (await answerOf(http.get("http://127.0.0.1:1/"))),
  },
});

export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
