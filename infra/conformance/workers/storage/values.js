import { caught, group } from "./harness.js";

class Point {
  #secret = 1;
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  get sum() {
    return this.x + this.y + this.#secret;
  }
}

function cyclic() {
  const value = { name: "loop" };
  value.self = value;
  value.list = [value];
  return value;
}

function shared() {
  const part = { n: 1 };
  return { first: part, second: part };
}

const values = {
  "a string": () => "text",
  "the empty string": () => "",
  "a string of all planes": () => "aé漢🎈\u0000",
  "a lone surrogate": () => "a\uD800b",
  "an integer": () => 42,
  "a fraction": () => 0.1,
  "a large number": () => 1.7976931348623157e308,
  "minus zero": () => -0,
  "not a number": () => NaN,
  infinity: () => -Infinity,
  null: () => null,
  true: () => true,
  "a small bigint": () => -5n,
  "a large bigint": () => 2n ** 200n,
  "a date": () => new Date(1_700_000_000_123),
  "an invalid date": () => new Date(NaN),
  "a regular expression": () => /a(b+)\/c/giu,
  "an array": () => [1, "two", [3]],
  "an array with holes": () => [1, , 3], // eslint-disable-line no-sparse-arrays
  "an array with undefined": () => [undefined, null],
  "an object": () => ({ a: 1, "b c": { d: [] } }),
  "an object with undefined": () => ({ a: undefined }),
  "an object with number-like keys": () => ({ b: 1, 2: "two", 1: "one" }),
  "a map": () => new Map([["a", 1], [{ k: 1 }, new Set([1])]]), // prettier-ignore
  "a set": () => new Set([1, "1", null]),
  "a cycle": cyclic,
  "a shared part": shared,
  "an array buffer": () => new Uint8Array([1, 2, 255]).buffer,
  "an empty array buffer": () => new ArrayBuffer(0),
  "a byte array": () => new Uint8Array([0, 128, 255]),
  "a view into a buffer": () => new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2),
  "an array of 32-bit integers": () => new Int32Array([-1, 2 ** 31 - 1]),
  "an array of 64-bit floats": () => new Float64Array([0.5, -0]),
  "an array of 64-bit integers": () => new BigInt64Array([-1n, 1n]),
  "a data view": () => new DataView(new Uint8Array([9, 8]).buffer),
  "an error": () => new Error("broken"),
  "a type error": () => new TypeError("wrong"),
  "a range error with a cause": () => new RangeError("far", { cause: "distance" }),
  "a boxed number": () => Object(7),
  "a boxed string": () => Object("boxed"),
  "a boxed bigint": () => Object(7n),
  "an instance of a class": () => new Point(1, 2),
  "an object without prototype": () => Object.assign(Object.create(null), { a: 1 }),
  "an object with a getter": () => ({
    get a() {
      return 1;
    },
  }),
  "a long string": () => "x".repeat(50_000),
  "many numbers": () => Array.from({ length: 5_000 }, (_, i) => i),
};

const refused = {
  "a function": () => () => 1,
  "a symbol": () => Symbol("s"),
  "a function inside": () => ({ a: { b: () => 1 } }),
  "a promise": () => Promise.resolve(1),
  "a weak map": () => new WeakMap(),
  "a request": () => new Request("http://example.com/"),
  "a response": () => new Response("x"),
  headers: () => new Headers(),
  "a stream": () => new ReadableStream(),
};

const short = (value) =>
  typeof value === "string" && value.length > 1000
    ? [value.length, value.slice(0, 10)]
    : Array.isArray(value) && value.length > 1000
      ? [value.length, value.at(-1)]
      : value;

const roundTrips = (prefix) =>
  Object.fromEntries(
    Object.entries(values).map(([name, make]) => [
      `${prefix}${name} comes back`,
      async ({ storage }) => {
        await storage.put("key", make());
        return short(await storage.get("key"));
      },
    ]),
  );

const checks = group({
  inObject: {
    ...roundTrips(""),
    ...Object.fromEntries(
      Object.entries(refused).map(([name, make]) => [
        `${name} is refused`,
        ({ storage }) => caught(() => storage.put("key", make())),
      ]),
    ),
    "values differ by type after coming back": async ({ storage }) => {
      await storage.put({ a: 1, b: "1", c: 1n, d: true });
      return storage.list();
    },
  },
  inLegacy: roundTrips("key-value: "),
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
