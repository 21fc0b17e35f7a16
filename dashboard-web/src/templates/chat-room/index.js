import page from "./page.html";

export { ChatRoom } from "./room.js";

// Each path is a room. Browsers get the page, which opens a socket to the same path.
export default {
  async fetch(request, env) {
    if (request.headers.get("Upgrade") !== "websocket") {
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    const room = env.CHAT_ROOM.getByName(new URL(request.url).pathname);
    return room.fetch(request);
  },
};
