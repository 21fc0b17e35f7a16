import { caught, group } from "./harness.js";

const filled = (kv, keys = "abcdef") => {
  for (const key of keys) kv.put(key, key.toUpperCase());
  return kv;
};
const listing =
  (options) =>
  ({ storage }) => [...filled(storage.kv).list(options)];

const inObject = {
  "kv: a missing key is undefined": ({ storage }) => storage.kv.get("missing"),
  "kv: put answers undefined": ({ storage }) => storage.kv.put("a", 1),
  "kv: a value comes back": ({ storage }) => {
    storage.kv.put("a", { list: [1, new Map([[1, new Set([2])]])], date: new Date(5) });
    return storage.kv.get("a");
  },
  "kv: a result is a copy": ({ storage }) => {
    const value = { n: 1 };
    storage.kv.put("a", value);
    value.n = 2;
    storage.kv.get("a").n = 3;
    return storage.kv.get("a");
  },
  "kv: undefined is a value": ({ storage }) => {
    storage.kv.put("a", undefined);
    return [storage.kv.get("a"), [...storage.kv.list()], storage.kv.delete("a")];
  },
  "kv: delete tells whether there was something": ({ storage }) => {
    storage.kv.put("a", 1);
    return [storage.kv.delete("a"), storage.kv.delete("a"), storage.kv.get("a")];
  },
  "kv: both interfaces see the same": async ({ storage }) => {
    storage.kv.put("a", 1);
    const seen = await storage.get("a");
    await storage.put("b", 2);
    storage.put("c", 3);
    return [seen, storage.kv.get("b"), storage.kv.get("c"), await storage.delete("a"), storage.kv.get("a")];
  },
  "kv: keys are texts": ({ storage }) => {
    storage.kv.put(5, "five");
    storage.kv.put(null, "null");
    storage.kv.put(["x", "y"], "list");
    storage.kv.put({}, "object");
    storage.kv.put("", "empty");
    return [...storage.kv.list()];
  },
  "kv: a symbol is no key": ({ storage }) => caught(() => storage.kv.put(Symbol("s"), 1)),
  "kv: missing arguments": async ({ storage }) => [
    await caught(() => storage.kv.get()),
    await caught(() => storage.kv.put()),
    await caught(() => storage.kv.put("a")),
    await caught(() => storage.kv.delete()),
  ],
  "kv: what cannot be cloned is refused": async ({ storage }) => [
    await caught(() => storage.kv.put("f", () => 1)),
    await caught(() => storage.kv.put("s", Symbol("s"))),
    [...storage.kv.list()],
  ],
  "kv: a value of one megabyte": ({ storage }) => {
    storage.kv.put("a", new Uint8Array(1_000_000).fill(7));
    return storage.kv.get("a").at(-1);
  },
  "kv: a key of 100,000 characters": ({ storage }) => {
    storage.kv.put("k".repeat(100_000), 1);
    return [storage.kv.get("k".repeat(100_000)), [...storage.kv.list()][0][0].length];
  },
  "kv: a value of ten megabytes is refused": ({ storage }) =>
    caught(() => storage.kv.put("a", new Uint8Array(10_000_000))),
  "kv: list": listing(),
  "kv: list with prefix": listing({ prefix: "c" }),
  "kv: list with start and end": listing({ start: "b", end: "d" }),
  "kv: list with startAfter": listing({ startAfter: "d" }),
  "kv: list with limit": listing({ limit: 2 }),
  "kv: list in reverse": listing({ reverse: true }),
  "kv: list in reverse with limit": listing({ reverse: true, limit: 2 }),
  "kv: list in reverse with start and end": listing({ reverse: true, start: "b", end: "e", limit: 2 }),
  "kv: an impossible range": listing({ start: "d", end: "b" }),
  "kv: wrong options are refused": async ({ storage }) => [
    await caught(() => storage.kv.list({ limit: 0 })),
    await caught(() => storage.kv.list({ limit: -1 })),
    await caught(() => storage.kv.list({ start: "a", startAfter: "a" })),
    await caught(() => storage.kv.list(5)),
    await caught(() => storage.kv.list("x")),
  ],
  "kv: keys are ordered by their UTF-8 bytes": ({ storage }) => {
    for (const key of ["\u{1F600}", "\uFFFD", "ä", "z", "Z", "", "\u0000"]) storage.kv.put(key, 1);
    return [...storage.kv.list()].map(([key]) => key);
  },
  "kv: a long list": ({ storage }) => {
    for (let i = 0; i < 500; i++) storage.kv.put(`n${String(i).padStart(4, "0")}`, i);
    const all = [...storage.kv.list({ start: "n0100", limit: 250 })];
    return [all.length, all[0], all.at(-1), [...storage.kv.list({ reverse: true })].length];
  },
  "kv: an iterator": ({ storage }) => {
    const iterator = filled(storage.kv).list();
    return [
      Object.prototype.toString.call(iterator),
      iterator[Symbol.iterator]() === iterator,
      iterator.next(),
      iterator instanceof Iterator,
      typeof iterator.return,
      iterator.take(2).toArray(),
    ];
  },
  "kv: an iterator sees what is written in front of it": ({ storage }) => {
    const seen = [];
    for (const [key, value] of filled(storage.kv).list()) {
      seen.push(`${key}${value}`);
      if (key === "b") {
        storage.kv.delete("c");
        storage.kv.put("bb", 1);
        storage.put("e", "new");
        storage.kv.put("g", 1);
        storage.kv.delete("b");
      }
    }
    return seen;
  },
  "kv: a reverse iterator sees what is written in front of it": ({ storage }) => {
    const seen = [];
    for (const [key] of filled(storage.kv).list({ reverse: true })) {
      seen.push(key);
      if (key === "d") {
        storage.kv.delete("c");
        storage.kv.put("ab", 1);
        storage.kv.put("dd", 1);
      }
    }
    return seen;
  },
  "kv: an iterator goes on after an await": async ({ storage }) => {
    const iterator = filled(storage.kv, "ab").list();
    const first = iterator.next();
    await scheduler.wait(1);
    await storage.put("c", 1);
    return [first, iterator.next(), iterator.next(), iterator.next()];
  },
  "kv: an iterator goes on after break": ({ storage }) => {
    const iterator = filled(storage.kv).list();
    for (const entry of iterator) if (entry[0] === "b") break;
    return iterator.next();
  },
  "kv: only one iterator can be used": async ({ storage }) => {
    filled(storage.kv);
    const older = storage.kv.list();
    older.next();
    const newer = storage.kv.list({ limit: 2 });
    return [await caught(() => older.next()), [...newer]];
  },
  "kv: an iterator that has ended stays so": ({ storage }) => {
    const iterator = filled(storage.kv, "a").list();
    const all = [...iterator];
    storage.kv.put("z", 1);
    storage.kv.list();
    return [all, iterator.next()];
  },
  "kv: the object itself": ({ storage }) => [
    Object.prototype.toString.call(storage.kv),
    storage.kv.constructor.name,
    storage.kv === storage.kv,
    Object.keys(storage.kv),
  ],
  "kv: many reads and writes in one turn": ({ storage }) => {
    for (let i = 0; i < 1000; i++) storage.kv.put("count", (storage.kv.get("count") ?? 0) + 1);
    return storage.kv.get("count");
  },
};

const checks = group({ inObject });

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
