import assert from "node:assert/strict";
import { test } from "node:test";
import v8 from "node:v8";
import { decode } from "../src/serialization/decoder.ts";
import { encode } from "../src/serialization/encoder.ts";

const cycle: Record<string, unknown> = { a: 1 };
cycle["self"] = cycle;
const shared = { s: 1 };
const sparse: unknown[] = [1, , 3]; // eslint-disable-line no-sparse-arrays
const withProperty = Object.assign([1, 2], { extra: "x" });
const buffer = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]).buffer;

const values: Record<string, unknown> = {
  undefined: undefined,
  null: null,
  true: true,
  false: false,
  zero: 0,
  minusZero: -0,
  nan: NaN,
  infinity: -Infinity,
  small: -12345,
  int32Limits: [2147483647, -2147483648, 2147483648, -2147483649],
  double: 1.1,
  bigints: [0n, 1n, -1n, 2n ** 64n, -(2n ** 200n) + 7n],
  empty: "",
  ascii: "hello",
  latin1: "grüße",
  twoByte: ["€uro", "a€"],
  surrogates: "\ud800 and 😀",
  date: new Date(1234567890123),
  regexp: /a\/b+/giu,
  map: new Map<unknown, unknown>([
    [1, "a"],
    [{ k: 1 }, new Set([1])],
  ]),
  set: new Set([1, "two", null]),
  dense: [1, [2, [3]], "x", undefined],
  sparse,
  withProperty,
  object: { a: 1, "b c": [true], 3: "three", nested: { deep: { deeper: null } } },
  numbersAsObjects: [Object(1.5), Object("s"), Object(true), Object(false), Object(5n)],
  errors: [new Error("e"), new TypeError("t"), new RangeError("r"), new SyntaxError("s"), new URIError("u")],
  cause: new Error("outer", { cause: { inner: 1 } }),
  arrayBuffer: buffer,
  view: new Uint8Array(buffer, 2, 3),
  twoViews: [new Uint16Array(buffer, 2, 2), new Float64Array(buffer)],
  dataView: new DataView(buffer, 1, 4),
  bigArray: new BigInt64Array([1n, -1n]),
  cycle,
  shared: [shared, shared],
};

for (const [name, value] of Object.entries(values)) {
  test(`${name} survives our own round trip`, () => {
    assert.deepStrictEqual(decode(encode(value)), value);
  });

  test(`${name} written by us is read by node:v8`, () => {
    assert.deepStrictEqual(v8.deserialize(encode(value)), value);
  });

  test(`${name} written by V8 is read by us`, () => {
    const serializer = new v8.Serializer();
    serializer.writeHeader();
    serializer.writeValue(value);
    assert.deepStrictEqual(decode(serializer.releaseBuffer()), value);
  });
}

test("minus zero stays minus zero", () => {
  assert.ok(Object.is(decode(encode(-0)), -0));
});

test("an invalid date stays one", () => {
  assert.ok(Number.isNaN((decode(encode(new Date(NaN))) as Date).getTime()));
});

test("holes stay holes", () => {
  assert.equal(1 in (decode(encode(sparse)) as unknown[]), false);
});

test("shared references stay shared, also of buffers", () => {
  const [a, b] = decode(encode([shared, shared])) as object[];
  assert.equal(a, b);
  const [x, y] = decode(encode([new Uint8Array(buffer), new Uint8Array(buffer, 1)])) as Uint8Array[];
  assert.equal(x?.buffer, y?.buffer);
});

test("class instances become plain objects of their own data", () => {
  class Point {
    x = 1;
    get double(): number {
      return this.x * 2;
    }
  }
  assert.deepStrictEqual(decode(encode(new Point())), { x: 1 });
});

test("functions, symbols and promises are refused with the documented texts", () => {
  const refused = (value: unknown, message: string): void => {
    assert.throws(() => encode(value), { name: "DataCloneError", message, code: 25 });
  };
  const fn = (): number => 1;
  refused(fn, `${String(fn)} could not be cloned.`);
  refused(Symbol("x"), "Symbol(x) could not be cloned.");
  refused({ a: Promise.resolve() }, "#<Promise> could not be cloned.");
  refused([new WeakMap()], "#<WeakMap> could not be cloned.");
});

test("brands decide, not prototypes or tags", () => {
  const pretender = Object.create(Map.prototype) as object;
  assert.deepStrictEqual(decode(encode(pretender)), {});
  class Tagged extends Map<number, number> {
    override get [Symbol.toStringTag](): string {
      return "Other";
    }
  }
  assert.deepStrictEqual(decode(encode(new Tagged([[1, 2]]))), new Map([[1, 2]]));
});

test("getters that change the value while it is written do no harm", () => {
  const array: unknown[] = [];
  array.push(
    {
      get x() {
        array.length = 1;
        return 1;
      },
    },
    2,
    3,
  );
  assert.deepEqual(decode(encode(array)), [{ x: 1 }, , ,]); // eslint-disable-line no-sparse-arrays
});

test("data of version 13 without a header is read", () => {
  assert.deepStrictEqual(decode(encode({ a: 1 }).subarray(2)), { a: 1 });
});

test("damaged bytes are refused, whatever they are", () => {
  const whole = encode(values["object"]);
  for (let length = 0; length < whole.length; length++) {
    assert.throws(() => decode(whole.subarray(0, length)));
  }
  let seed = 1;
  for (let i = 0; i < 5000; i++) {
    const bytes = encode([
      values["map"],
      values["view"],
      values["cause"],
      values["dense"],
      values["regexp"],
    ]).slice();
    for (let n = 0; n < 3; n++) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      bytes[seed % bytes.length] = seed >> 8;
    }
    try {
      decode(bytes);
    } catch (error) {
      assert.ok(error instanceof Error);
    }
  }
});
