import { DurableObject } from "cloudflare:workers";

/** A counter that remembers who made which count, and a register beside it; written in all the ways that there are. */
export class Register extends DurableObject {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    switch (pathname) {
      case "/increment":
        return Response.json(await this.#increment(searchParams.get("how"), searchParams.get("id")));
      case "/count":
        return Response.json((await this.ctx.storage.get("count")) ?? 0);
      case "/write":
        this.ctx.storage.kv.put("value", Number(searchParams.get("value")));
        return Response.json(Number(searchParams.get("value")));
      case "/read":
        return Response.json(this.ctx.storage.kv.get("value") ?? 0);
      default:
        return Response.json(await this.#stored());
    }
  }

  async #increment(how, id) {
    const { storage } = this.ctx;
    switch (how) {
      case "kv": {
        const count = (storage.kv.get("count") ?? 0) + 1;
        storage.kv.put("count", count);
        storage.kv.put(`by ${id}`, count);
        return count;
      }
      case "transaction":
        return storage.transaction(async (txn) => {
          const count = ((await txn.get("count")) ?? 0) + 1;
          await scheduler.wait(1);
          await txn.put({ count, [`by ${id}`]: count });
          return count;
        });
      default: {
        const count = ((await storage.get("count")) ?? 0) + 1;
        storage.put("count", count);
        storage.put(`by ${id}`, count);
        return count;
      }
    }
  }

  async #stored() {
    const increments = {};
    for (const [key, count] of await this.ctx.storage.list({ prefix: "by " }))
      increments[key.slice(3)] = count;
    return { count: (await this.ctx.storage.get("count")) ?? 0, increments };
  }
}

export default {
  fetch(request, env) {
    const object = new URL(request.url).searchParams.get("object");
    return object === null ? new Response("ready") : env.Register.getByName(object).fetch(request);
  },
};
