import { DurableObject } from "cloudflare:workers";

export class Counter extends DurableObject {}

export default {
  async fetch(request, env) {
    const { pathname, search } = new URL(request.url);
    if (pathname !== "/through") return new Response(`code at ${pathname}`);
    const response = await env.ASSETS.fetch(`http://assets.local${search.slice(1)}`);
    return new Response(`${response.status} ${await response.text()}`);
  },
};
