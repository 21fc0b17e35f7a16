import { RpcStub, RpcTarget } from "cloudflare:workers";
import { describe } from "./describe.js";
import { caught, group } from "./harness.js";

class Point {
  x = 1;
}
class Counter extends RpcTarget {}
const cycle = () => {
  const object = { list: [] };
  object.self = object;
  object.list.push(object);
  return object;
};
const shared = () => {
  const inner = { a: 1 };
  return [inner, inner];
};
const holes = [1, 2, 3];
delete holes[1];
const withStack = (error) => ({ hasStack: typeof error.stack, ...describe(error), own: Object.keys(error) });

/** Made anew each time: some of them cannot be made outside of a handler. */
const values = {
  undefined: () => undefined,
  null: () => null,
  booleans: () => [true, false],
  numbers: () => [0, -0, 1.5, -7, 2 ** 31, 2 ** 53, NaN, Infinity],
  bigints: () => [0n, -1n, 2n ** 70n],
  strings: () => ["", "ascii", "ü€", "\ud83d\ude00", "\ud800"],
  objects: () => ({ a: { b: [1, { c: 2 }] }, 1: "one" }),
  holes: () => holes,
  date: () => new Date(1234567890123),
  "invalid date": () => new Date(NaN),
  regexp: () => /a+b/giu,
  map: () =>
    new Map([
      ["a", 1],
      [{ k: 1 }, [2]],
    ]),
  set: () => new Set([1, "2", [3]]),
  "array buffer": () => new Uint8Array([1, 2, 3]).buffer,
  views: () => [new Uint8Array([1, 2]), new Float64Array([1.5]), new DataView(new ArrayBuffer(2))],
  "part of a buffer": () => new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2),
  boxed: () => [new Number(1), new String("s"), new Boolean(false), Object(5n)],
  cycle: () => cycle(),
  shared: () => shared(),
  error: () => new RangeError("r"),
  "error with a cause": () => new Error("e", { cause: new TypeError("t") }),
  "error with fields": () => Object.assign(new Error("e"), { code: 5 }),
  "aggregate error": () => new AggregateError([new Error("in")], "agg"),
  "dom exception": () => new DOMException("m", "AbortError"),
  headers: () => new Headers({ a: "1", "set-cookie": "x=y" }),
  "a long text": () => "x".repeat(300_000),
  "getter of an object": () => ({
    get a() {
      return 1;
    },
  }),
  "hidden and symbol properties": () =>
    Object.defineProperty({ [Symbol("s")]: 1, a: 2 }, "hidden", { value: 3 }),
  "property __proto__": () => JSON.parse('{"__proto__": 1, "a": 2}'),
};

const refused = {
  "a class instance": () => new Point(),
  "a null prototype": () => Object.create(null),
  "a class instance in an object": () => ({ a: [new Point()] }),
  "a promise": () => [Promise.resolve(1)],
  "a weak map": () => new WeakMap(),
  "a symbol": () => Symbol("s"),
  "a nested symbol": () => ({ a: Symbol() }),
  "a URL": () => new URL("http://a/"),
  "a url search params": () => new URLSearchParams("a=1"),
  "a form data": () => new FormData(),
  "an event": () => new Event("x"),
  "an abort controller": () => new AbortController(),
  "a text encoder": () => new TextEncoder(),
  "a generator": () => (function* () {})(),
  "a subclass of Map": () => new (class MyMap extends Map {})(),
  "a subclass of Error": () => new (class MyError extends Error {})("mine"),
  "a subclass of Array": () => new (class MyArray extends Array {})(1, 2),
  "a crypto": () => crypto,
  "an object with Object.create": () => Object.create({ a: 1 }),
  "a websocket": () => new WebSocketPair()[0],
  "a detached buffer": () => {
    const buffer = new ArrayBuffer(1);
    structuredClone(buffer, { transfer: [buffer] });
    return buffer;
  },
};

const perValue = Object.entries(values).flatMap(([name]) => [
  [`argument: ${name}`, async ({ other }) => other().show(values[name]())],
  [`result: ${name}`, async ({ other }) => other().give(name)],
]);
const perRefused = Object.entries(refused).flatMap(([name]) => [
  [`refused argument: ${name}`, async ({ other }) => caught(() => other().show(refused[name]()))],
  [`refused result: ${name}`, async ({ other }) => caught(() => other().giveRefused(name))],
]);

const checks = group({
  inObject: {
    "a stub is not stored": ({ storage }) => caught(() => storage.put("k", new RpcStub(() => 1))),
    "a promise of a stub is not stored": ({ storage }) =>
      caught(() => storage.put("k", new RpcStub(() => 1)())),
    "a target is not stored": ({ storage }) => caught(() => storage.put("k", new Counter())),
    "an object's stub is not stored": ({ storage, env }) =>
      caught(() => storage.put("k", env.Store.getByName("x"))),
    "a function is not stored": ({ storage }) => caught(() => storage.put("k", () => 1)),
  },
  inWorker: {
    ...Object.fromEntries(perValue),
    ...Object.fromEntries(perRefused),
    "several arguments share an object": ({ other }) => {
      const object = { a: 1 };
      return other().areSame(object, object);
    },
    "a copy is made": async ({ other }) => {
      const object = { a: 1 };
      const result = await other().change(object);
      return [object, result];
    },
    "a result has a disposer": async ({ other }) => {
      const result = await other().give("objects");
      return [typeof result[Symbol.dispose], Object.keys(result)];
    },
    "disposers of other results": async ({ other }) => {
      const names = ["holes", "map", "date", "error", "views", "numbers", "headers", "strings"];
      const results = await Promise.all(names.map((name) => other().give(name)));
      return results.map((result) => typeof result[Symbol.dispose]);
    },
    "an argument's disposer": ({ other }) => other().disposerOf({ a: 1 }),
    "a result is disposed twice": async ({ other }) => {
      const result = await other().give("objects");
      result[Symbol.dispose]();
      result[Symbol.dispose]();
      return result;
    },
    "a result used with using": async ({ other }) => {
      using result = await other().give("shared");
      return result;
    },
    "an error's properties": async ({ other }) => withStack(await other().give("error with fields")),
    "a subclass of Error as a value": async ({ other }) =>
      withStack(await other().giveRefused("a subclass of Error")),
    "a blob": async ({ other }) => {
      const blob = await other().echo(new Blob(["abc"], { type: "text/plain" }));
      return [blob instanceof Blob, blob.type, blob.size, await blob.text()];
    },
    "a file": async ({ other }) => {
      const file = await other().echo(new File(["abc"], "a.txt", { type: "text/x", lastModified: 5 }));
      return [file instanceof File, file.name, file.type, file.lastModified, await file.text()];
    },
    "headers keep order and stay mutable": async ({ other }) => {
      const headers = new Headers([
        ["b", "1"],
        ["a", "2"],
        ["a", "3"],
      ]);
      const result = await other().echo(headers);
      result.append("c", "4");
      return [result instanceof Headers, [...result]];
    },
    "too much in an argument": ({ other }) => caught(() => other().show(new Uint8Array(33 * 1024 * 1024))),
    "too much in a result": ({ other }) => caught(() => other().large(33)),
    "much in an argument": async ({ other }) => other().length(new Uint8Array(9 * 1024 * 1024)),
    "much in a result": async ({ other }) => (await other().large(9)).length,
    "a namespace is refused": ({ other, env }) => caught(() => other().show(env.Store)),
    "an id is refused": ({ other, env }) => caught(() => other().show(env.Store.newUniqueId())),
    "an RpcPromise in an argument": ({ other }) => {
      const stub = other();
      return caught(() => stub.show({ a: stub.echo(1) }));
    },
    "an RpcPromise as an argument": ({ other }) => {
      const stub = other();
      return caught(() => stub.show(stub.echo(1)));
    },
    "an RpcProperty as an argument": ({ other }) => {
      const stub = other();
      return caught(() => stub.show(stub.property));
    },
    "a promise as a result": ({ other }) => other().promised(),
    "an RpcPromise as a result": ({ other }) => other().forwarded(),
    "an RpcPromise in a result": ({ other }) => caught(() => other().forwardedInside()),
    "an RpcProperty as a result": ({ other }) => other().forwardedProperty(),
    "an RpcStub is made of a value": () =>
      [5, "s", null, {}, new Point()].map((value) => {
        try {
          return typeof new RpcStub(value);
        } catch (error) {
          return `${error}`;
        }
      }),
    "a proxy of an RpcTarget": ({ other }) => caught(async () => typeof (await other().proxied())),
    "an object with a getter that throws": ({ other }) =>
      caught(() =>
        other().show({
          get a() {
            throw new RangeError("getter");
          },
        }),
      ),
  },
});

export class Store extends checks.Store {
  get property() {
    return { a: 1 };
  }
  show(...args) {
    return describe(args.length === 1 ? args[0] : args);
  }
  give(name) {
    return values[name]();
  }
  giveRefused(name) {
    return refused[name]();
  }
  echo(value) {
    return value;
  }
  areSame(a, b) {
    return a === b;
  }
  change(object) {
    object.a = 2;
    return object;
  }
  disposerOf(value) {
    return [typeof value[Symbol.dispose], Object.keys(value)];
  }
  large(megabytes) {
    return new Uint8Array(megabytes * 1024 * 1024);
  }
  length(bytes) {
    return bytes.length;
  }
  promised() {
    return Promise.resolve({ a: 1 });
  }
  #self() {
    return this.env.Store.get(this.ctx.id);
  }
  forwarded() {
    return this.#self().give("objects");
  }
  forwardedInside() {
    return { a: this.#self().give("objects") };
  }
  forwardedProperty() {
    return this.#self().property;
  }
  proxied() {
    return new Proxy(new Counter(), {});
  }
}
export class Legacy extends checks.Legacy {}
export default checks.entry;
