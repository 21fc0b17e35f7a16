import { DurableObject } from "cloudflare:workers";

// The object's alarms note what they were told; paths are /<what>/<object>?<argument>.
export class Counter extends DurableObject {
  constructor(ctx, env) {
    super(ctx, env);
    this.built = Date.now();
  }

  async fetch(request) {
    const url = new URL(request.url);
    const { storage } = this.ctx;
    switch (url.pathname.split("/")[1]) {
      case "set":
        await storage.put("doing", url.searchParams.get("doing") ?? "");
        await storage.setAlarm(Date.now() + Number(url.searchParams.get("in")));
        return new Response("set");
      case "delete":
        await storage.deleteAlarm();
        return new Response("deleted");
      case "due":
        return new Response(String(await storage.getAlarm()));
      default:
        return new Response(((await storage.get("runs")) ?? []).join());
    }
  }

  async alarm(info) {
    const { storage } = this.ctx;
    const runs = (await storage.get("runs")) ?? [];
    await storage.put("runs", [...runs, `${this.ctx.id.name}:${info.retryCount}`]);
    switch (await storage.get("doing")) {
      case "fail":
        throw new Error("an alarm that fails");
      case "loop":
        await storage.sync();
        for (;;);
    }
  }
}

export default {
  fetch(request, env) {
    const name = new URL(request.url).pathname.split("/")[2];
    return env.COUNTER.getByName(name).fetch(request);
  },
};
