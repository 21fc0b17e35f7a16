import { DurableObject } from "cloudflare:workers";

const MOST_NOTES = 100;
const LONGEST = 4000;

/** One board: a stored value for each note. Of two edits of a note the later one stands. */
export class Board extends DurableObject {
  async fetch() {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    for (const note of (await this.ctx.storage.list({ prefix: "note:" })).values()) {
      server.send(JSON.stringify(note));
    }
    return new Response(null, { status: 101, webSocket: client });
  }

  async webSocketMessage(socket, data) {
    const { id, text } = JSON.parse(data);
    const key = `note:${String(id).slice(0, 40)}`;
    const note = {
      id: key.slice("note:".length),
      text: text === null ? null : String(text).slice(0, LONGEST),
    };
    if (note.text === null) {
      await this.ctx.storage.delete(key);
    } else {
      const notes = await this.ctx.storage.list({ prefix: "note:" });
      if (notes.size >= MOST_NOTES && !notes.has(key)) return;
      await this.ctx.storage.put(key, note);
    }
    for (const other of this.ctx.getWebSockets()) {
      if (other !== socket) other.send(JSON.stringify(note));
    }
  }
}
