import { DurableObject } from "cloudflare:workers";

export class Counter extends DurableObject {
  async add(n) {
    console.log("adding", { n });
    await this.ctx.storage.put("n", n);
    await this.ctx.storage.setAlarm(Date.now());
    return (await this.ctx.storage.get("absent")) ?? n;
  }

  fail() {
    throw new RangeError("in vain");
  }

  alarm() {
    console.warn("ring");
  }
}

export default {
  async fetch(request, env, ctx) {
    const object = env.COUNTER.getByName("observed");
    switch (new URL(request.url).pathname) {
      case "/add":
        return new Response(String(await object.add(5)));
      case "/fail":
        return new Response(await object.fail());
      case "/later":
        ctx.waitUntil(scheduler.wait(1).then(() => Promise.reject(new Error("later"))));
        return new Response("now");
      default:
        return new Response("quiet");
    }
  },
};
