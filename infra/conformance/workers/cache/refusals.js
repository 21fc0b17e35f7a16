import { caught, group } from "./harness.js";

const get = "http://a.example/";
const post = () => new Request(get, { method: "POST", body: "x" });
const cache = caches.default;

const checks = group({
  inWorker: {
    classes: () => [cache instanceof Cache, caches instanceof CacheStorage, String(cache), String(caches)],
    "caches cannot be constructed": async () => [
      (await caught(() => new Cache())).error,
      (await caught(() => new CacheStorage())).error,
    ],
    "open gives a cache": async () => (await caches.open("a")) instanceof Cache,
    "open without a name": () => caches.open(),
    "match on all caches": () => caches.match(get),
    "has on all caches": () => caches.has("a"),
    "keys of all caches": () => caches.keys(),
    "delete on all caches": () => caches.delete("a"),
    "add on a cache": () => cache.add(get),
    "addAll on a cache": () => cache.addAll([get]),
    "matchAll on a cache": () => cache.matchAll(get),
    "keys on a cache": () => cache.keys(),
    "put of a POST": () => cache.put(post(), new Response("x")),
    "put of a part": () => cache.put(get, new Response("x", { status: 206 })),
    "put of what varies on everything": () => cache.put(get, new Response("x", { headers: { vary: "*" } })),
    "put of what varies on everything and more": () =>
      cache.put(get, new Response("x", { headers: { vary: "accept, *" } })),
    "put of a used response": async () => {
      const response = new Response("x");
      await response.text();
      return caught(() => cache.put(get, response));
    },
    "put without a response": () => cache.put(get),
    "put of something else": () => cache.put(get, "x"),
    "match of a POST": () => cache.match(post()),
    "match of no URL": () => cache.match("x"),
    "match of nothing": () => cache.match(),
    "delete of a POST": () => cache.delete(post()),
    "delete of no URL": () => cache.delete("x"),
  },
});
export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
