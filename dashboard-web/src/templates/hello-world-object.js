import { DurableObject } from "cloudflare:workers";

export class HelloWorld extends DurableObject {
  async fetch() {
    return new Response("Hello World");
  }
}

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    const id = env.HELLO_WORLD.idFromName(pathname);
    const stub = env.HELLO_WORLD.get(id);
    return stub.fetch(request);
  },
};
