import util, { format, inspect, promisify, types } from "node:util";
import assert from "node:assert";
import strict from "node:assert/strict";
import { caught, group } from "./harness.js";

const withHole = (first, ...rest) => {
  const array = [first, "hole", ...rest];
  delete array[1];
  return array;
};

const failing = async (action) => {
  const error = await caught(action);
  return [error.name, error.error];
};

const checks = group({
  inWorker: {
    formatting: () => [
      format("%s %d %i %f %j %o %O %%", "a", 1.5, 1.9, "2.5", { a: 1 }, [1], { b: 2 }),
      format("%s", null, undefined, 5n, Symbol("s")),
      format("no holders", { a: 1 }, "text"),
      format(1, 2, "3"),
    ],
    "inspecting plain values": () => [
      inspect({ a: 1, "b-c": "x", nested: { deep: { deeper: { deepest: 1 } } } }),
      inspect(withHole(1, "four", null, undefined)),
      inspect("it's"),
      inspect(-0),
      inspect(new Map([["a", { b: 1 }]])),
      inspect(new Set([1, "2"])),
      inspect(new Date(0)),
      inspect(/x/gi),
      inspect(Symbol("s")),
      inspect(5n),
    ],
    "inspecting classes and functions": () => {
      class Thing {
        value = 1;
      }
      return [
        inspect(new Thing()),
        inspect(Thing),
        inspect(() => undefined),
        inspect(function named() {}),
        inspect(Object.create(null)),
        inspect(new (class extends Map {})()),
      ];
    },
    "inspecting cycles, getters and typed arrays": () => {
      const cycle = { name: "c" };
      cycle.self = cycle;
      return [
        inspect(cycle),
        inspect({
          get a() {
            return 1;
          },
          set b(value) {},
        }),
        inspect(new Uint8Array([1, 2])),
        inspect(Buffer.from("hi")),
      ];
    },
    "inspecting long things": () => [
      inspect(Array.from({ length: 120 }, (_, i) => i)),
      inspect("x".repeat(200)),
    ],
    "inspecting with options": () => [
      inspect({ a: { b: { c: {} } } }, { depth: 0 }),
      inspect({ a: { b: { c: {} } } }, false, null),
      inspect({ b: 1, a: 2 }, { sorted: true, compact: false }),
      inspect({ a: "x" }, { colors: true }),
    ],
    "a custom inspection": () => inspect({ [inspect.custom]: (depth) => `custom ${depth}` }),
    promises: () => [inspect(Promise.resolve(1)).slice(0, 7)],
    promisify: async () => {
      const add = (a, b, done) => done(null, a + b);
      const fail = (done) => done(new RangeError("no"));
      return [await promisify(add)(1, 2), await caught(promisify(fail))];
    },
    "promisify of something with a custom form": () => {
      const fn = () => undefined;
      fn[promisify.custom] = () => "custom";
      return promisify(fn)();
    },
    "promisify needs a function": () => failing(() => promisify(5)),
    callbackify: () =>
      new Promise((resolve) =>
        util.callbackify(async (a) => a * 2)(4, (error, value) => resolve([error, value])),
      ),
    "deprecated functions work": () => util.deprecate((a) => a + 1, "old")(1),
    inherits: () => {
      function A() {}
      function B() {}
      util.inherits(B, A);
      return [new B() instanceof A, B.super_ === A];
    },
    "deep equality": () =>
      [
        [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }],
        [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])],
        [new Set([1, 2]), new Set([2, 1])],
        [NaN, NaN],
        [0, -0],
        [1, "1"],
        [withHole(1, 3), [1, undefined, 3]],
        [new Date(0), new Date(0)],
        [/a/g, /a/i],
        [new Uint8Array([1]), new Uint8Array([1])],
        [Object.create(null), {}],
        [new Error("a"), new Error("a")],
      ].map(([a, b]) => util.isDeepStrictEqual(a, b)),
    types: () =>
      [
        new Map(),
        new Set(),
        new Date(),
        /x/,
        Promise.resolve(),
        new Error(),
        new Uint8Array(),
        new ArrayBuffer(1),
        async () => undefined,
        function* () {},
        (function* () {})(),
        new Proxy({}, {}),
        Object(1),
        new DataView(new ArrayBuffer(1)),
        new WeakMap(),
        [][Symbol.iterator](),
        new Map().entries(),
      ].map((value) =>
        Object.keys(types)
          .sort()
          .filter((name) => name.startsWith("is") && name !== "isProxy" && types[name](value)),
      ),
    "types of lies": () => [
      types.isDate({ [Symbol.toStringTag]: "Date" }),
      types.isMap(Object.create(Map.prototype)),
    ],
    "stripping of colours": () => util.stripVTControlCharacters("\u001b[31mred\u001b[0m"),
    "names of system errors": () => [util.getSystemErrorName(-2), util.getSystemErrorMap() instanceof Map],
    toUSVString: () => util.toUSVString("a\ud800"),
    "TextEncoder is the global": () => util.TextEncoder === TextEncoder,
    "old checks": () => [util.isArray([]), util.isString("x"), util.isPrimitive(null), util.isFunction(5)],
    "debuglog is silent": () => typeof util.debuglog("x")("text"),
    "assert passes": () => [
      assert(true),
      assert.ok(1),
      assert.equal(1, 1),
      assert.deepEqual({ a: 1 }, { a: 1 }),
    ],
    "assert fails": () =>
      Promise.all(
        [
          () => assert(false),
          () => assert.equal(1, 2),
          () => assert.strictEqual(1, 2),
          () => assert.strictEqual(1, 2, "my message"),
          () => assert.deepStrictEqual({ a: 1 }, { a: 2 }),
          () => assert.notStrictEqual(1, 1),
          () => assert.throws(() => undefined),
          () => assert.fail("failed"),
          () => assert.ifError(new Error("x")),
          () => assert.match("abc", /x/),
          () => strict.equal(1, "1"),
        ].map(async (action) => (await caught(action)).name),
      ),
    "an assertion's error": () => {
      try {
        assert.strictEqual(1, 2, "my message");
      } catch (error) {
        return [
          error.code,
          error.actual,
          error.expected,
          error.operator,
          error.generatedMessage,
          error.message,
        ];
      }
    },
    "assert.throws checks what is thrown": () => {
      const fn = () => {
        throw new TypeError("bad value");
      };
      assert.throws(fn, TypeError);
      assert.throws(fn, /bad/);
      assert.throws(fn, { name: "TypeError", message: "bad value" });
      return failing(() => assert.throws(fn, /good/));
    },
    "assert.rejects": async () => {
      await assert.rejects(Promise.reject(new Error("no")), /no/);
      return failing(() => assert.rejects(Promise.resolve()));
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
