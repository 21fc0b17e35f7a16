import { caught, group } from "./harness.js";

const wrong = [5, "text", true, 7n];
const accepted = [null, undefined, {}, [], { allowConcurrency: "yes" }, { noCache: 0 }, { unknown: 1 }];
const each = async (values, call) => {
  const answers = [];
  for (const value of values) answers.push(await caught(() => call(value)));
  return answers;
};
const keys = async (storage, options) => {
  await storage.put({ a: 1, ab: 2, b: 3, c: 4, null: 5 });
  return [...(await storage.list(options)).keys()];
};

const inAnyObject = {
  "get refuses options of another type": ({ storage }) => each(wrong, (options) => storage.get("a", options)),
  "get of several refuses options of another type": ({ storage }) =>
    each(wrong, (options) => storage.get(["a"], options)),
  "put refuses options of another type": ({ storage }) =>
    each(wrong, (options) => storage.put("a", 1, options)),
  "delete refuses options of another type": ({ storage }) =>
    each(wrong, (options) => storage.delete("a", options)),
  "deleteAll refuses options of another type": ({ storage }) =>
    each(wrong, (options) => storage.deleteAll(options)),
  "list refuses options of another type": ({ storage }) => each(wrong, (options) => storage.list(options)),
  "get accepts": ({ storage }) => each(accepted, (options) => storage.get("a", options)),
  "put accepts": ({ storage }) => each(accepted, (options) => storage.put("a", 1, options)),
  "put of several accepts": ({ storage }) => each(accepted, (options) => storage.put({ a: 1 }, options)),
  "delete accepts": ({ storage }) => each(accepted, (options) => storage.delete("a", options)),
  "deleteAll accepts": ({ storage }) => each(accepted, (options) => storage.deleteAll(options)),
  "a third argument of put with entries is ignored": ({ storage }) =>
    caught(() => storage.put({ a: 1 }, { allowUnconfirmed: true }, 5)),
  "a list of keys is no object of entries": async ({ storage }) => [
    await caught(() => storage.put(["x", "y"])),
    await caught(() => storage.put(["x", "y"], 1)),
    await storage.list(),
  ],
  "null is a key": async ({ storage }) => [await caught(() => storage.put(null, 1)), await storage.list()],
  "own enumerable properties are entries": async ({ storage }) => {
    await storage.put(new Map([["m", 1]]));
    await storage.put(
      Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true }, hidden: { value: 3 } }),
    );
    return storage.list();
  },
  "a fraction as limit": ({ storage }) => keys(storage, { limit: 1.9 }),
  "a text as limit": ({ storage }) => keys(storage, { limit: "2" }),
  "null as limit": ({ storage }) => caught(() => keys(storage, { limit: null })),
  "no number as limit": ({ storage }) => caught(() => keys(storage, { limit: NaN })),
  "a half as limit": ({ storage }) => caught(() => keys(storage, { limit: 0.5 })),
  "infinity as limit": ({ storage }) => caught(() => keys(storage, { limit: Infinity })),
  "a limit beyond 32 bits": ({ storage }) => caught(() => keys(storage, { limit: 2 ** 33 })),
  "null as bounds is a text": async ({ storage }) => [
    await keys(storage, { start: null }),
    await keys(storage, { end: null }),
    await keys(storage, { prefix: null }),
    await keys(storage, { startAfter: null }),
  ],
  "a number as bound is a text": ({ storage }) => keys(storage, { start: 5 }),
  "the same key twice": async ({ storage }) => {
    await storage.put("a", 1);
    return [await storage.get(["a", "a"]), await storage.delete(["a", "a"])];
  },
  "no keys at all": async ({ storage }) => [await storage.get([]), await storage.delete([])],
  "deleteAll drops what was written before, and writes go on": async ({ storage }) => {
    storage.put("a", 1);
    storage.deleteAll();
    storage.put("b", 1);
    return [await storage.list(), await storage.deleteAll(), await storage.list()];
  },
  "sync ignores arguments": ({ storage }) => storage.sync(5),
  "what storage has": ({ storage }) => [
    storage.constructor.name,
    Object.keys(storage),
    ["get", "put", "delete", "list", "deleteAll", "transaction", "transactionSync", "sync"].map(
      (name) => typeof storage[name],
    ),
    ["sql", "kv"].map((name) => Object.prototype.toString.call(storage[name])),
  ],
};

const legacy = Object.fromEntries(
  Object.entries(inAnyObject).map(([name, check]) => [`key-value: ${name}`, check]),
);
const checks = group({
  inObject: inAnyObject,
  inLegacy: {
    ...legacy,
    "key-value: kv methods are refused": async ({ storage }) => {
      const texts = [];
      for (const call of [
        () => storage.kv.get("a"),
        () => storage.kv.put("a", 1),
        () => storage.kv.delete("a"),
        () => storage.kv.list(),
      ]) {
        const { name, message } = await caught(call);
        texts.push([name, String(message).split(". ")[0]]);
      }
      return texts;
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
