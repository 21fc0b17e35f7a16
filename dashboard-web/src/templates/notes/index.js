import page from "./page.html";

export { Board } from "./board.js";

// Each path is a board of notes, shared by all who have it open.
export default {
  async fetch(request, env) {
    if (request.headers.get("Upgrade") !== "websocket") {
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    const board = env.BOARD.getByName(new URL(request.url).pathname);
    return board.fetch(request);
  },
};
