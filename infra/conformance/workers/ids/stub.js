import { caught, group } from "./harness.js";

const seen = async (stub, path = "/id") => (await stub.fetch(`http://object${path}`)).json();

const checks = group({
  inWorker: {
    "a stub has its id and name": ({ env }) => {
      const id = env.Store.idFromName("a");
      const stub = env.Store.get(id);
      return [stub.id === id, stub.id.equals(id), stub.name];
    },
    "a stub by name has the same id": ({ env }) =>
      env.Store.getByName("a").id.toString() === env.Store.idFromName("a").toString(),
    "a stub of a unique id has no name": ({ env }) => env.Store.get(env.Store.newUniqueId()).name,
    "get needs an id": ({ env }) => caught(() => env.Store.get("a")),
    "get needs an argument": ({ env }) => caught(() => env.Store.get()),
    "a location hint is accepted": ({ env }) =>
      env.Store.get(env.Store.idFromName("a"), { locationHint: "weur" }).name,
    "the object sees its name": async ({ env, fresh }) => {
      const name = fresh();
      return (await seen(env.Store.getByName(name))).name === name;
    },
    "the object sees its id": async ({ env, fresh }) => {
      const id = env.Store.idFromName(fresh());
      return (await seen(env.Store.get(id))).id === id.toString();
    },
    "an object reached by a unique id sees no name": async ({ env }) =>
      "name" in (await seen(env.Store.get(env.Store.newUniqueId()))),
    "an object first reached by its id as text sees no name": async ({ env, fresh }) => {
      const id = env.Store.idFromString(env.Store.idFromName(fresh()).toString());
      return "name" in (await seen(env.Store.get(id)));
    },
    "two stubs of one name reach one object": async ({ env, fresh }) => {
      const name = fresh();
      const first = await seen(env.Store.getByName(name), "/count");
      const second = await seen(env.Store.getByName(name), "/count");
      return [first, second];
    },
    "simultaneous first calls reach one object": async ({ env, fresh }) => {
      const name = fresh();
      const calls = Array.from({ length: 10 }, () => seen(env.Store.getByName(name), "/count"));
      return (await Promise.all(calls)).sort((a, b) => a - b);
    },
    "calls on one stub arrive in order": async ({ other }) => {
      const stub = other();
      return Promise.all(Array.from({ length: 10 }, () => seen(stub, "/count")));
    },
    "a stub's fetch needs a complete URL": ({ other }) => caught(() => other().fetch("/path")),
    "a stub's fetch passes method, headers and body": async ({ other }) =>
      (
        await other().fetch("http://object/echo?x=1", {
          method: "PUT",
          headers: { "x-name": "value" },
          body: "text",
        })
      ).json(),
    "a stub's fetch passes a Request": async ({ other }) =>
      (await other().fetch(new Request("http://object/echo", { method: "POST", body: "text" }))).json(),
    "an object's answer has status and headers": async ({ other }) => {
      const response = await other().fetch("http://object/teapot");
      return [response.status, response.headers.get("x-pot"), await response.text()];
    },
    "a stub has two properties of its own": ({ env }) => Object.keys(env.Store.getByName("a")).sort(),
    "a stub is no promise": ({ env }) => env.Store.getByName("a").then,
    "a stub turns into text by itself": ({ env }) => [
      String(env.Store.getByName("a")),
      typeof env.Store.getByName("a").toString,
    ],
    "a stub takes further properties": ({ env }) => {
      const stub = env.Store.getByName("a");
      stub.mine = 5;
      return [stub.mine, Object.keys(stub).length];
    },
    "two stubs of one name are not the same": ({ env }) =>
      env.Store.getByName("a") === env.Store.getByName("a"),
    "an unknown location hint is accepted": ({ env }) =>
      env.Store.getByName("a", { locationHint: "the moon" }).name,
    "an unknown routing mode is refused": ({ env }) =>
      caught(() => env.Store.getByName("a", { routingMode: "any" })),
    "the only routing mode": ({ env }) => env.Store.getByName("a", { routingMode: "primary-only" }).name,
    "options may be null": ({ env }) => caught(() => env.Store.getByName("a", null).name),
    "a name that is no text": ({ env }) => [env.Store.getByName(5).name, env.Store.getByName(null).name],
    "getByName needs a name": ({ env }) => caught(() => env.Store.getByName()),
    "the object sees a name of 1024 bytes": async ({ env, fresh }) => {
      const name = fresh().padEnd(1024, "x");
      return (await seen(env.Store.getByName(name))).name === name;
    },
    "the object sees no name of 1025 bytes": async ({ env, fresh }) =>
      "name" in (await seen(env.Store.getByName(fresh().padEnd(1025, "x")))),
    "bytes count, not characters": async ({ env, fresh }) =>
      "name" in (await seen(env.Store.getByName(fresh().padEnd(600, "\u00e4")))),
    "a stub by name and one by id reach one object": async ({ env, fresh }) => {
      const id = env.Store.idFromName(fresh());
      await seen(env.Store.get(id), "/count");
      return seen(env.Store.get(env.Store.idFromString(id.toString())), "/count");
    },
    "a redirect leads to the same object, whatever host it names": async ({ other }) => {
      const stub = other();
      await seen(stub, "/count");
      const response = await stub.fetch("http://object/redirect");
      return [await response.json(), response.url, response.redirected];
    },
    "a redirect is not followed when it is asked for": async ({ other }) => {
      const response = await other().fetch("http://object/redirect", { redirect: "manual" });
      return [response.status, response.headers.get("location")];
    },
    "a stub's fetch takes any host and scheme": async ({ other }) =>
      [
        await (await other().fetch("https://1.2.3.4:99/echo")).json(),
        await (await other().fetch("http://anything.invalid/echo?q#hash")).json(),
      ].map(({ url }) => url),
  },
  async objectFetch(request, state) {
    const url = new URL(request.url);
    switch (url.pathname) {
      case "/count":
        state.count = (state.count ?? 0) + 1;
        return Response.json(state.count);
      case "/echo":
        return Response.json({
          url: request.url,
          method: request.method,
          name: request.headers.get("x-name"),
          body: await request.text(),
        });
      case "/redirect":
        return new Response(null, { status: 302, headers: { location: "http://elsewhere.invalid/count" } });
      case "/teapot":
        return new Response("short and stout", { status: 418, headers: { "x-pot": "yes" } });
      default:
        return Response.json({ id: state.id.toString(), name: state.id.name });
    }
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
