import { DurableObject } from "cloudflare:workers";

const VERSION = "VERSION-1";
let constructions = 0;

/** A room whose sockets hibernate; messages are commands in JSON, and every answer is text. */
export class Counter extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    this.number = ++constructions;
    this.memory = 0;
    for (const ws of ctx.getWebSockets("greeted")) ws.send(`woken by version ${VERSION}`);
  }

  async fetch(request) {
    const url = new URL(request.url);
    if (url.pathname.endsWith("/closes")) {
      return Response.json((await this.ctx.storage.get("closes")) ?? []);
    }
    if (url.pathname.endsWith("/errors")) {
      return Response.json((await this.ctx.storage.get("errors")) ?? []);
    }
    if (url.pathname.endsWith("/count")) return new Response(String(this.ctx.getWebSockets().length));
    const { 0: far, 1: near } = new WebSocketPair();
    if (url.searchParams.has("standard")) {
      near.accept();
      near.addEventListener("message", ({ data }) => near.send(`standard ${data}`));
    } else {
      this.ctx.acceptWebSocket(near, url.searchParams.getAll("tag"));
      near.serializeAttachment({ user: url.searchParams.get("user") });
    }
    return new Response(null, { status: 101, webSocket: far });
  }

  async webSocketMessage(ws, message) {
    if (typeof message !== "string") return ws.send(message);
    const [command, value] = message.split(" ");
    switch (command) {
      case "who":
        ws.send(
          [
            VERSION,
            ws.deserializeAttachment().user,
            this.ctx.getTags(ws),
            this.ctx.getWebSockets().length,
          ].join(),
        );
        break;
      case "memory":
        ws.send(`${++this.memory}`);
        break;
      case "all":
        for (const each of this.ctx.getWebSockets()) each.send(value);
        break;
      case "rename":
        ws.serializeAttachment({ user: value });
        ws.send("renamed");
        break;
      case "put":
        this.ctx.storage.put("value", value);
        ws.send("put");
        break;
      case "get":
        ws.send(String(await this.ctx.storage.get("value")));
        break;
      case "auto":
        this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
        ws.send("set");
        break;
      case "time":
        ws.send(String(this.ctx.getWebSocketAutoResponseTimestamp(ws)?.getTime()));
        break;
      case "timeout":
        this.ctx.setHibernatableWebSocketEventTimeout(Number(value));
        ws.send("set");
        break;
      case "hang":
        await new Promise(() => undefined);
        break;
      case "spin":
        for (;;);
      case "abort":
        this.ctx.abort("as asked");
        break;
      case "close":
        ws.close(4002, "as asked");
        break;
      default:
        ws.send(`${message.length}`);
    }
  }

  webSocketError(ws, error) {
    this.ctx.storage.put("errors", [String(error)]);
  }

  async webSocketClose(ws, code, reason, wasClean) {
    const closes = (await this.ctx.storage.get("closes")) ?? [];
    closes.push([ws.deserializeAttachment().user, code, reason, wasClean]);
    this.ctx.storage.put("closes", closes);
    if (reason === "in kind") ws.close(4003, "of the object");
  }
}

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    const stub = env.COUNTER.getByName(url.pathname.split("/")[1]);
    if (!url.searchParams.has("pump")) return stub.fetch(request);
    const { webSocket } = await stub.fetch(request);
    const { 0: far, 1: near } = new WebSocketPair();
    near.accept();
    webSocket.accept();
    near.addEventListener("message", ({ data }) => webSocket.send(data));
    webSocket.addEventListener("message", ({ data }) => near.send(data));
    near.addEventListener("close", () => webSocket.close(4009, "pumped"));
    webSocket.addEventListener("close", ({ code, reason }) => near.close(code, reason));
    return new Response(null, { status: 101, webSocket: far });
  },
};
