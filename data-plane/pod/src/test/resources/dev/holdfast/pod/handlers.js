import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";

export class Counter extends DurableObject {}

export class Named extends WorkerEntrypoint {
  fetch() {
    return new Response(`Named ${JSON.stringify(this.ctx.props)}`);
  }
}

const seen = [];
let pings = 0;

const routes = {
  async call(request, env, ctx, name) {
    return env[name].fetch(`http://${"other.demo.localhost"}/who`, { method: "POST", body: "sent" });
  },
  async who(request, env, ctx) {
    return new Response(
      `${new URL(request.url).host} ${JSON.stringify(ctx.props)} ${JSON.stringify(request.method)} ${await request.text()}`,
    );
  },
  own: (request, env, ctx) => ctx.exports.Named({ props: { n: 1 } }).fetch("http://own/"),
  through: (request, env) => env.OTHER.fetch("http://other/echo", request),
  echo: (request) => new Response(request.body),
  async loop(request, env) {
    const depth = Number(new URL(request.url).search.slice(1)) + 1;
    try {
      return await env.SELF.fetch(`http://self/loop?${depth}`);
    } catch (error) {
      return new Response(`${depth}: ${error.message}`);
    }
  },
  ping(request, env, ctx) {
    const next = env.OTHER ?? env.BACK;
    if (env.OTHER !== undefined) {
      pings++;
    }
    ctx.waitUntil(scheduler.wait(20).then(() => next.fetch("http://other/ping")));
    return new Response("started");
  },
  pings: () => new Response(String(pings)),
  cf: (request) =>
    Response.json({
      cf: request.cf,
      visitor: request.headers.get("cf-visitor"),
      ip: request.headers.get("cf-connecting-ip"),
      realIp: request.headers.get("x-real-ip"),
      ray: request.headers.get("cf-ray"),
    }),
  trickle(request, env, ctx) {
    request.signal.addEventListener("abort", () => seen.push("aborted"));
    ctx.waitUntil(scheduler.wait(5000));
    return new Response(
      new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode("x")),
        cancel: () => void seen.push("cancelled"),
      }),
    );
  },
  seen: () => new Response(seen.toSorted().join(" ")),
};

export default {
  fetch(request, env, ctx) {
    const [, route, argument] = new URL(request.url).pathname.split("/");
    return routes[route](request, env, ctx, argument);
  },
};
