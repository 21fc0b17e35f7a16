import { DurableObject } from "cloudflare:workers";

let instances = 0;

export class Counter extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    this.instance = ++instances;
  }

  async fetch(request) {
    const { storage } = this.ctx;
    let count;
    if (new URL(request.url).pathname.startsWith("/kv/")) {
      count = (storage.kv.get("count") ?? 0) + 1;
      storage.kv.put("count", count);
    } else {
      count = ((await storage.get("count")) ?? 0) + 1;
      await storage.put("count", count);
    }
    return Response.json({ count, instance: this.instance });
  }
}

export default {
  async fetch(request, env) {
    const [, , name] = new URL(request.url).pathname.split("/");
    try {
      return await env.COUNTER.getByName(name).fetch(request);
    } catch (error) {
      const { message, retryable, durableObjectReset } = error;
      return Response.json({ message, retryable, durableObjectReset }, { status: 503 });
    }
  },
};
