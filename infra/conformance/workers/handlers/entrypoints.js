import { WorkerEntrypoint, env as importedEnv, exports as importedExports } from "cloudflare:workers";
import { waitUntil, withEnv, withEnvAndExports, withExports } from "cloudflare:workers";
import { caught, group } from "./harness.js";

export class Named extends WorkerEntrypoint {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/throw") throw new RangeError("thrown in an entrypoint");
    if (pathname === "/redirect")
      return new Response(null, { status: 302, headers: { location: "http://elsewhere/landed" } });
    if (pathname === "/stream") return new Response(request.body);
    return Response.json({
      url: request.url,
      method: request.method,
      redirect: request.redirect,
      headers: [...request.headers],
      cf: request.cf ?? null,
      body: await request.text(),
      props: this.ctx.props,
      own: Object.keys(this),
      env: Object.keys(this.env).sort(),
    });
  }
}

export class NoFetch extends WorkerEntrypoint {}

export const object = {
  fetch: (request, env, ctx) =>
    Response.json({ props: ctx.props, env: Object.keys(env).sort(), isObject: true }),
};

export const nothing = {};

const json = async (response) => (await response).json();
const tag = (value) => Object.prototype.toString.call(value);

const checks = group({
  inWorker: {
    "a named class answers": ({ ctx }) => json(ctx.exports.Named.fetch("http://a/b?c#d")),
    "a named class gets method, headers, body and cf": ({ ctx }) =>
      json(
        ctx.exports.Named.fetch("http://a/", {
          method: "POST",
          body: "text",
          headers: { "x-a": "1" },
          cf: { a: [1, "\n"] },
        }),
      ),
    "a named class gets props": ({ ctx }) =>
      json(ctx.exports.Named({ props: { a: 1, b: { c: [2] } } }).fetch("http://a/")),
    "a named object answers": ({ ctx }) => json(ctx.exports.object.fetch("http://a/")),
    "a named object gets props": ({ ctx }) =>
      json(ctx.exports.object({ props: { a: 1 } }).fetch("http://a/")),
    "no props are an empty object": ({ ctx }) => json(ctx.exports.object({}).fetch("http://a/")),
    "a Request is passed on": ({ ctx }) =>
      json(ctx.exports.Named.fetch(new Request("http://a/r", { headers: { b: "2" } }))),
    "init wins over the Request": ({ ctx }) =>
      json(
        ctx.exports.Named.fetch(new Request("http://a/r", { method: "PUT", body: "1" }), {
          method: "POST",
          body: "2",
        }),
      ),
    "the incoming request is passed on": async ({ ctx, request }) => {
      const { method, redirect, props } = await json(ctx.exports.Named.fetch(request));
      return { method, redirect, props };
    },
    "redirects stay with the entrypoint": async ({ ctx }) => {
      const response = await ctx.exports.Named.fetch("http://a/redirect");
      return [response.status, response.redirected, response.url, (await response.json()).url];
    },
    "redirects can be looked at": async ({ ctx }) => {
      const response = await ctx.exports.Named.fetch("http://a/redirect", { redirect: "manual" });
      return [response.status, response.headers.get("location")];
    },
    "a body streams through": async ({ ctx }) => {
      const body = new Blob(["one ", "two ", "three"]).stream();
      const response = await ctx.exports.Named.fetch("http://a/stream", { method: "POST", body });
      return response.text();
    },
    "an entrypoint that throws": ({ ctx }) => caught(() => ctx.exports.Named.fetch("http://a/throw")),
    "a class without fetch": ({ ctx }) => caught(() => ctx.exports.NoFetch.fetch("http://a/")),
    "an object without fetch": ({ ctx }) => caught(() => ctx.exports.nothing.fetch("http://a/")),
    "a relative URL is refused": ({ ctx }) => caught(() => ctx.exports.Named.fetch("/relative")),
    "called without options": ({ ctx }) => caught(() => ctx.exports.Named()),
    "called with props that are no object": ({ ctx }) => caught(() => ctx.exports.Named({ props: 5 })),
    "a stub's kind": ({ ctx }) => [
      typeof ctx.exports.Named,
      tag(ctx.exports.Named),
      ctx.exports.Named.constructor.name,
    ],
    "a stub with props' kind": ({ ctx }) => {
      const stub = ctx.exports.Named({});
      return [typeof stub, tag(stub), Object.keys(stub), stub.constructor.name];
    },
    "exports is the same each time": ({ ctx }) => [
      ctx.exports === ctx.exports,
      ctx.exports.Named === ctx.exports.Named,
    ],
    "entrypoints are listed": ({ ctx }) =>
      ["Named", "NoFetch", "object", "nothing", "default", "Store", "Legacy"].map(
        (name) => name in ctx.exports,
      ),
    "a class of objects in exports": async ({ ctx, fresh }) => {
      const id = ctx.exports.Store.idFromName(fresh());
      return [id.name === fresh(), ctx.exports.Store.get(id).id === id];
    },
    "ctx and its props": ({ ctx }) => [
      tag(ctx),
      ctx.props,
      typeof ctx.waitUntil,
      typeof ctx.passThroughOnException,
      typeof ctx.abort,
    ],
    "props of ctx can be replaced": ({ ctx }) => {
      ctx.props = 5;
      return ctx.props;
    },
    "waitUntil takes anything but nothing": ({ ctx }) => [ctx.waitUntil(5), ctx.waitUntil(Promise.resolve())],
    "waitUntil without an argument": ({ ctx }) => caught(() => ctx.waitUntil()),
    "passThroughOnException gives nothing": ({ ctx }) => ctx.passThroughOnException(),
    "waitUntil of the module": () => waitUntil(Promise.resolve()),
    "the importable env": ({ env }) => [
      Object.keys(importedEnv).sort(),
      importedEnv === env,
      "Store" in importedEnv,
      importedEnv.nothing,
    ],
    "the importable env can be written to": () => {
      importedEnv.written = 1;
      const seen = [importedEnv.written, "written" in importedEnv];
      delete importedEnv.written;
      return [...seen, "written" in importedEnv];
    },
    "the importable exports": () => [typeof importedExports.Named, "object" in importedExports],
    "withEnv while it runs": () =>
      withEnv({ A: 1 }, () => [importedEnv.A, Object.keys(importedEnv), importedEnv.Store]),
    "withEnv across awaits": async () => {
      const inner = withEnv({ A: 1 }, async () => {
        await scheduler.wait(1);
        return importedEnv.A;
      });
      return [importedEnv.A, await inner, importedEnv.A];
    },
    "withEnv in withEnv": () =>
      withEnv({ A: 1 }, () => [withEnv({ A: 2 }, () => importedEnv.A), importedEnv.A]),
    withExports: () => withExports({ A: 1 }, () => [importedExports.A, typeof importedExports.Named]),
    withEnvAndExports: () => withEnvAndExports({ A: 1 }, { B: 2 }, () => [importedEnv.A, importedExports.B]),
    "withEnv passes exceptions on": () =>
      caught(() =>
        withEnv({}, () => {
          throw new RangeError("no");
        }),
      ),
    "flags that are on": () =>
      Object.entries(Cloudflare.compatibilityFlags)
        .filter(([, isOn]) => isOn)
        .map(([name]) => name)
        .sort(),
    "flags cannot be changed": () =>
      caught(() => {
        Cloudflare.compatibilityFlags.rpc = false;
      }),
    "the kind of Cloudflare": () => [tag(Cloudflare), typeof Cloudflare.compatibilityFlags],
    "a signal of a request": ({ request }) => [request.signal instanceof AbortSignal, request.signal.aborted],
  },
  async fetch(request, env, ctx) {
    switch (new URL(request.url).pathname) {
      case "/abort":
        ctx.abort(new Error("enough"));
        return new Response("not reached");
      case "/pass-through":
        ctx.passThroughOnException();
        throw new Error("no origin");
      case "/wait-until-rejected":
        ctx.waitUntil(Promise.reject(new Error("later")));
        return new Response("answered");
      case "/named":
        return ctx.exports.Named.fetch(new Request("http://inner/", request));
      default:
        return new Response("ready");
    }
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
