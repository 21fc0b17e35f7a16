import { DurableObject } from "cloudflare:workers";

const version = "{{version}}";

export class Counter extends DurableObject {
  async fetch() {
    const count = ((await this.ctx.storage.get("count")) ?? 0) + 1;
    await this.ctx.storage.put("count", count);
    return new Response(`${version}:${count}`);
  }
}

export default {
  async fetch(request, env) {
    const [, what, name] = new URL(request.url).pathname.split("/");
    switch (what) {
      case "hello":
        return new Response("Hello World");
      case "version":
        return new Response(version);
      case "count":
        return env.COUNTER.get(env.COUNTER.idFromName(name)).fetch(request);
      case "throw":
        throw new Error("a secret of the script");
      case "never":
        return new Promise(() => {});
      case "loop":
        for (;;);
      case "echo":
        return new Response(await request.text());
      case "stream":
        return new Response(request.body);
      default:
        return new Response("no such path", { status: 404 });
    }
  },
};
