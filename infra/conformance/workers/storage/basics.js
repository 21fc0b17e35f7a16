import { caught, group } from "./harness.js";

const all = async (storage) => storage.list();

const inAnyObject = {
  "a missing key is undefined": ({ storage }) => storage.get("missing"),
  "put answers undefined": ({ storage }) => storage.put("key", 1),
  "a value comes back": async ({ storage }) => {
    await storage.put("key", { a: [1, 2, { b: "text" }] });
    return storage.get("key");
  },
  "a value can be read back without waiting": async ({ storage }) => {
    storage.put("key", 1);
    return storage.get("key");
  },
  "the last of several writes wins": async ({ storage }) => {
    storage.put("key", 1);
    storage.put("key", 2);
    storage.delete("key");
    storage.put("key", 3);
    return storage.get("key");
  },
  "a result is a copy": async ({ storage }) => {
    await storage.put("key", { list: [1] });
    (await storage.get("key")).list.push(2);
    return storage.get("key");
  },
  "a stored value does not follow its original": async ({ storage }) => {
    const value = { n: 1 };
    storage.put("key", value);
    value.n = 2;
    return storage.get("key");
  },
  "delete tells whether there was something": async ({ storage }) => {
    await storage.put("key", 1);
    return [await storage.delete("key"), await storage.delete("key"), await storage.get("key")];
  },
  "delete of several counts those that were there": async ({ storage }) => {
    await storage.put({ a: 1, b: 2, c: 3 });
    return [await storage.delete(["a", "c", "x"]), await all(storage)];
  },
  "get of several answers those that are there, in key order": async ({ storage }) => {
    await storage.put({ b: 2, a: 1, c: 3 });
    return storage.get(["c", "missing", "a"]);
  },
  "get of none answers an empty map": ({ storage }) => storage.get([]),
  "get of one key twice answers it once": async ({ storage }) => {
    await storage.put("a", 1);
    return storage.get(["a", "a"]);
  },
  "put of several stores all": async ({ storage }) => {
    await storage.put({ x: 1, y: null, z: false });
    return all(storage);
  },
  "put of several skips undefined": async ({ storage }) => {
    await storage.put({ x: 1, y: undefined });
    return all(storage);
  },
  "put of several into nothing does nothing": async ({ storage }) => {
    await storage.put({});
    return all(storage);
  },
  "put of undefined is refused": ({ storage }) => caught(() => storage.put("key", undefined)),
  "put of a key alone is refused": ({ storage }) => caught(() => storage.put("key")),
  "put of nothing is refused": ({ storage }) => caught(() => storage.put()),
  "put of entries with a wrong second argument is refused": ({ storage }) =>
    caught(() => storage.put({ a: 1 }, "b")),
  "a number is a key's text": async ({ storage }) => {
    await storage.put(5, "five");
    return [await storage.get("5"), await storage.get(5)];
  },
  "the empty key is a key": async ({ storage }) => {
    await storage.put("", "empty");
    return [await storage.get(""), await all(storage)];
  },
  "null and booleans are values": async ({ storage }) => {
    await storage.put({ a: null, b: true, c: false, d: "" });
    return storage.get(["a", "b", "c", "d"]);
  },
  "a value that cannot be cloned is refused and nothing is stored": async ({ storage }) => {
    const refusal = await caught(() => storage.put({ a: 1, b: () => 1 }));
    return [refusal, await all(storage)];
  },
  "a symbol is refused": ({ storage }) => caught(() => storage.put("key", Symbol("s"))),
  "writes of one turn are read together": async ({ storage }) => {
    for (let i = 0; i < 20; i++) storage.put(`key ${String(i).padStart(2, "0")}`, i);
    return (await all(storage)).size;
  },
  "options are accepted": async ({ storage }) => {
    await storage.put("a", 1, { allowUnconfirmed: true, allowConcurrency: true, noCache: true });
    return [
      await storage.get("a", { allowConcurrency: true, noCache: true }),
      await storage.delete("a", { noCache: true }),
    ];
  },
  "many keys at once": async ({ storage }) => {
    await storage.put(Object.fromEntries(Array.from({ length: 128 }, (_, i) => [`k${i}`, i])));
    return (await storage.get(Array.from({ length: 128 }, (_, i) => `k${i}`))).size;
  },
  "sync waits for what was written": async ({ storage }) => {
    storage.put("a", 1);
    return [await storage.sync(), await storage.get("a")];
  },
};

const legacy = Object.fromEntries(
  Object.entries(inAnyObject).map(([name, check]) => [`key-value: ${name}`, check]),
);
const checks = group({ inObject: inAnyObject, inLegacy: legacy });

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
