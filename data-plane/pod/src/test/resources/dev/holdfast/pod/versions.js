import { DurableObject, env as shared } from "cloudflare:workers";

const VERSION = "one";

export class Counter extends DurableObject {
  #asked = 0;
  fetch() {
    return new Response(`${VERSION} ${++this.#asked}`);
  }
}

const routes = {
  version: () => new Response(VERSION),
  object: (request, env, ctx, name) => env.COUNTER.getByName(name).fetch("http://object/"),
  secret: (request, env) => Response.json([env.SECRET, shared.SECRET, Object.keys(env)]),
};

export default {
  fetch(request, env, ctx) {
    const [, route, argument] = new URL(request.url).pathname.split("/");
    return routes[route](request, env, ctx, argument);
  },
};
