import { DurableObject } from "cloudflare:workers";

/** Accepts sockets that hibernate, and answers each message with how many there are. */
export class Listener extends DurableObject {
  fetch() {
    const { 0: far, 1: near } = new WebSocketPair();
    this.ctx.acceptWebSocket(near);
    return new Response(null, { status: 101, webSocket: far });
  }

  webSocketMessage(ws) {
    ws.send(String(this.ctx.getWebSockets().length));
  }
}

export default {
  fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname === "/hello") return new Response("hello");
    return env.Listener.get(env.Listener.idFromName(pathname)).fetch(request);
  },
};
