import { caught, group } from "./harness.js";

const keys = async (storage, options) => [...(await storage.list(options)).keys()];

async function filled(storage) {
  await storage.put({ a: 1, ab: 2, abc: 3, b: 4, ba: 5, c: 6 });
  return storage;
}

const listing =
  (options) =>
  async ({ storage }) =>
    keys(await filled(storage), options);
const refused =
  (options) =>
  async ({ storage }) =>
    caught(async () => keys(await filled(storage), options));

const inAnyObject = {
  "an empty storage lists nothing": ({ storage }) => storage.list(),
  "a list is a map in key order": async ({ storage }) => (await filled(storage)).list(),
  prefix: listing({ prefix: "ab" }),
  "the empty prefix": listing({ prefix: "" }),
  "start is included": listing({ start: "ab" }),
  "startAfter is not included": listing({ startAfter: "ab" }),
  "end is not included": listing({ end: "b" }),
  "start and end": listing({ start: "ab", end: "ba" }),
  "prefix and start": listing({ prefix: "a", start: "ab" }),
  "prefix and end": listing({ prefix: "a", end: "abc" }),
  "prefix and startAfter": listing({ prefix: "a", startAfter: "a" }),
  limit: listing({ limit: 2 }),
  "a limit above the number of keys": listing({ limit: 100 }),
  reverse: listing({ reverse: true }),
  "reverse with a limit keeps the last": listing({ reverse: true, limit: 2 }),
  "reverse with start": listing({ reverse: true, start: "b" }),
  "reverse with start and limit": listing({ reverse: true, start: "ab", limit: 2 }),
  "reverse with end": listing({ reverse: true, end: "b" }),
  "reverse with prefix and limit": listing({ reverse: true, prefix: "a", limit: 1 }),
  "start behind end": listing({ start: "c", end: "a" }),
  "start outside of the prefix": listing({ prefix: "a", start: "b" }),
  "end before the prefix": listing({ prefix: "b", end: "a" }),
  "a start that is not a key": listing({ start: "aa" }),
  "a startAfter that is not a key": listing({ startAfter: "aa" }),
  "undefined options count as absent": listing({ start: undefined, prefix: undefined, limit: undefined }),
  "start and startAfter together are refused": refused({ start: "a", startAfter: "a" }),
  "a limit of zero is refused": refused({ limit: 0 }),
  "a negative limit is refused": refused({ limit: -1 }),
  "uncommitted writes are listed": async ({ storage }) => {
    storage.put("x", 1);
    storage.put("y", 2);
    storage.delete("x");
    return storage.list();
  },
  "keys are ordered by their UTF-8 bytes": async ({ storage }) => {
    await storage.put({ "\u{1F600}": 1, "\uFFFD": 2, ä: 3, z: 4, Z: 5, "": 6, "\u0000": 7, é: 8 });
    return keys(storage);
  },
  "a prefix of an astral character": async ({ storage }) => {
    await storage.put({ "\u{1F600}a": 1, "\u{1F601}b": 2 });
    return keys(storage, { prefix: "\u{1F600}" });
  },
  "a long list": async ({ storage }) => {
    for (let i = 0; i < 500; i++) storage.put(`n${String(i).padStart(4, "0")}`, i);
    const listed = await storage.list({ start: "n0100", end: "n0400", limit: 250 });
    return [listed.size, [...listed.keys()].at(0), [...listed.keys()].at(-1), [...listed.values()].at(-1)];
  },
  "page by page": async ({ storage }) => {
    await filled(storage);
    const pages = [];
    for (let last; pages.length < 5;) {
      const page = await keys(storage, last === undefined ? { limit: 2 } : { limit: 2, startAfter: last });
      if (page.length === 0) break;
      pages.push(page);
      last = page.at(-1);
    }
    return pages;
  },
};

const legacy = Object.fromEntries(
  Object.entries(inAnyObject).map(([name, check]) => [`key-value: ${name}`, check]),
);
const checks = group({ inObject: inAnyObject, inLegacy: legacy });

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
