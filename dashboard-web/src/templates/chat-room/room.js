import { DurableObject } from "cloudflare:workers";

const BACKLOG = 50;
const LONGEST = 500;

/** One room. It sleeps between messages; the sockets stay open while it does. */
export class ChatRoom extends DurableObject {
  async fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    for (const message of (await this.ctx.storage.get("messages")) ?? []) {
      server.send(JSON.stringify(message));
    }
    this.tellCount();
    return new Response(null, { status: 101, webSocket: client });
  }

  async webSocketMessage(socket, data) {
    const { from, text } = JSON.parse(data);
    const message = { from: String(from).slice(0, 40), text: String(text).slice(0, LONGEST) };
    const messages = (await this.ctx.storage.get("messages")) ?? [];
    await this.ctx.storage.put("messages", [...messages, message].slice(-BACKLOG));
    this.broadcast(message);
  }

  webSocketClose(socket) {
    this.tellCount(socket);
  }

  tellCount(leaving) {
    const present = this.ctx.getWebSockets().filter((socket) => socket !== leaving);
    this.broadcast({ present: present.length });
  }

  broadcast(message) {
    for (const socket of this.ctx.getWebSockets()) socket.send(JSON.stringify(message));
  }
}
