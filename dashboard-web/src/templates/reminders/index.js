import page from "./page.html";

export { Reminders } from "./reminders.js";

// The page asks here for the list, and sets a reminder by POST /reminders?in=10 with a text.
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname !== "/reminders") {
      return new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } });
    }
    const reminders = env.REMINDERS.getByName("mine");
    if (request.method === "POST") {
      const seconds = Number(url.searchParams.get("in") ?? 10);
      await reminders.add(await request.text(), Math.min(Math.max(seconds, 1), 86_400));
    }
    return Response.json(await reminders.list());
  },
};
