import page from "./page.html";

export { Counter } from "./counter.js";

// The page at / counts by POST /increment and /decrement; ?name=anything has a counter of its own.
export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/") {
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    const counter = env.COUNTER.getByName(searchParams.get("name") ?? "default");
    const step = { "/increment": 1, "/decrement": -1 }[pathname] ?? 0;
    const count = await (step === 0 ? counter.count() : counter.add(step));
    return new Response(String(count));
  },
};
