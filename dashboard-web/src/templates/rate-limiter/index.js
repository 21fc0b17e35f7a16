import page from "./page.html";

export { Bucket } from "./bucket.js";

// Five requests at once, then one a second for each address. Put your own answer where "Hello" is.
export default {
  async fetch(request, env) {
    if (new URL(request.url).pathname === "/") {
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    const client = request.headers.get("CF-Connecting-IP") ?? "unknown";
    const wait = await env.BUCKET.getByName(client).take();
    if (wait > 0) {
      const headers = { "Retry-After": String(Math.ceil(wait)) };
      return new Response("Too many requests, slow down\n", { status: 429, headers });
    }
    return new Response("Hello\n");
  },
};
