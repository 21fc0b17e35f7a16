import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { WebSocketServer } from "ws";

/** A server on loopback that both runtimes fetch from. */
export interface Origin {
  /** Without a path. */
  readonly url: string;
  stop(): Promise<void>;
}

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void;

/** Fields of a request that are the same whoever sends it. */
const ECHOED = /^(x-|content-|accept$|authorization$|cookie$|user-agent$|range$|origin$|referer$)/;

const ROUTES: Readonly<Record<string, Handler>> = {
  "/text": (_, response) => response.setHeader("content-type", "text/plain").end("text from outside"),
  "/json": (_, response) => response.setHeader("content-type", "application/json").end('{"a":1}'),
  "/bytes": (_, response, url) => response.end(Buffer.alloc(Number(url.searchParams.get("count")), 7)),
  "/chunks": (_, response) => {
    for (const part of ["one ", "two ", "three"]) response.write(part);
    response.end();
  },
  "/empty": (_, response) => response.end(),
  "/status": (_, response, url) => response.writeHead(Number(url.searchParams.get("code"))).end(),
  "/gzip": (_, response) => response.setHeader("content-encoding", "gzip").end(gzipSync("plain text")),
  "/brotli": (_, response) =>
    response.setHeader("content-encoding", "br").end(brotliCompressSync("plain text".repeat(100_000))),
  "/cookies": (_, response) => response.setHeader("set-cookie", ["a=1", "b=2"]).end(),
  "/headers": (_, response) =>
    response.setHeader("x-one", "1").setHeader("x-list", ["a", "b"]).setHeader("content-type", "x/y").end(),
  "/echo": echo,
  "/redirect": (_, response, url) =>
    response
      .writeHead(Number(url.searchParams.get("code") ?? 302), {
        location: url.searchParams.get("to") ?? "/echo",
      })
      .end("the body of the redirect"),
  "/loop": (_, response) => response.writeHead(302, { location: "/loop" }).end(),
};

function echo(request: IncomingMessage, response: ServerResponse, url: URL): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const headers = Object.fromEntries(
      Object.entries(request.headers)
        .filter(([name]) => ECHOED.test(name))
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    const body = Buffer.concat(chunks).toString();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ method: request.method, path: url.pathname + url.search, headers, body }));
  });
}

export async function startOrigin(): Promise<Origin> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://origin");
    const handler = ROUTES[url.pathname];
    if (handler) handler(request, response, url);
    else response.writeHead(404).end("nothing here");
  });
  upgradesOf(server);
  const sockets = new Set<Duplex>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}

/** Sends every message back as it came, and closes as it is closed; a request for `/refuse` gets an ordinary answer. */
function upgradesOf(server: Server): void {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  sockets.on("headers", (headers) => headers.push("x-origin: yes"));
  server.on("upgrade", (request, socket, head) => {
    if (request.url === "/refuse") {
      socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 2\r\n\r\nno");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on("message", (data, isBinary) => opened.send(data, { binary: isBinary }));
    });
  });
}
