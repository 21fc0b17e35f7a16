import { DurableObject } from "cloudflare:workers";

export class Counter extends DurableObject {
  async fetch(request) {
    const count = (await this.ctx.storage.get("count")) ?? 0;
    switch (new URL(request.url).pathname) {
      case "/":
        return new Response(String(count));
      case "/increment":
        return this.store(count + 1);
      case "/decrement":
        return this.store(count - 1);
      default:
        return new Response("Not found", { status: 404 });
    }
  }

  async store(count) {
    await this.ctx.storage.put("count", count);
    return new Response(String(count));
  }
}

// Call /increment, /decrement or /, each with ?name=anything for a counter of its own.
export default {
  async fetch(request, env) {
    const name = new URL(request.url).searchParams.get("name") ?? "default";
    const id = env.COUNTER.idFromName(name);
    return env.COUNTER.get(id).fetch(request);
  },
};
