import { DurableObject } from "cloudflare:workers";

const OBJECTS = 1000;

export class Counter extends DurableObject {
  greet(name) {
    return `Hello ${name} from a method`;
  }
  async fetch(request) {
    if (new URL(request.url).pathname === "/plain") return new Response("Hello from an object");
    const count = ((await this.ctx.storage.get("count")) ?? 0) + 1;
    await this.ctx.storage.put("count", count);
    return new Response(String(count));
  }
}

export default {
  fetch(request, env) {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/object":
        return env.Counter.getByName("plain").fetch("http://object/plain");
      case "/rpc":
        return env.Counter.getByName("plain")
          .greet("World")
          .then((text) => new Response(text));
      case "/counter":
        return env.Counter.getByName("only").fetch("http://object/count");
      case "/counters": {
        const which = url.searchParams.get("which") ?? Math.floor(Math.random() * OBJECTS);
        return env.Counter.getByName(`of-many-${which}`).fetch("http://object/count");
      }
      default:
        return new Response("Hello World");
    }
  },
};
