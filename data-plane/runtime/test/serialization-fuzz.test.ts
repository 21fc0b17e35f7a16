import assert from "node:assert/strict";
import { test } from "node:test";
import v8 from "node:v8";
import { decode } from "../src/serialization/decoder.ts";
import { encode } from "../src/serialization/encoder.ts";

const VALUES = 3000;

/** Random numbers that begin anew with each seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const TEXTS = ["", "a", "grüße", "€uro", "😀", "\ud800", "x".repeat(300), "__proto__", "1", "toString"];
const NUMBERS = [0, -0, 1, -1, 1.5, NaN, Infinity, -Infinity, 2 ** 31, -(2 ** 31), 2 ** 53, 5e-324, 1e308];
const ARRAYS = [Uint8Array, Int8Array, Uint16Array, Int32Array, Float32Array, Float64Array, BigInt64Array];
const ERRORS = [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError];

/** Makes values of every kind that can be stored, with parts that occur twice or contain themselves. */
class Maker {
  readonly #random: (below: number) => number;
  readonly #made: object[] = [];

  constructor(seed: number) {
    this.#random = randomOf(seed);
  }

  value(depth = 0): unknown {
    const kinds = depth > 4 ? 8 : 19;
    switch (this.#random(kinds)) {
      case 0:
        return this.#pick([undefined, null, true, false]);
      case 1:
        return this.#pick(NUMBERS);
      case 2:
        return this.#pick(TEXTS);
      case 3:
        return (BigInt(this.#random(1000)) - 500n) ** BigInt(this.#random(30));
      case 4:
        return this.#keep(new Date(this.#pick([0, 1.5e12, NaN, -1])));
      case 5:
        return this.#keep(new RegExp(this.#pick(["a+", "\\/", "(?<n>x)"]), this.#pick(["", "g", "iu"])));
      case 6:
        return this.#keep(Object(this.#pick([1, -0, "boxed", true, 7n])) as object);
      case 7:
        return this.#made.length === 0 ? 1 : this.#pick(this.#made);
      case 8:
        return this.#keep(new Uint8Array(this.#random(20)).fill(this.#random(256)).buffer);
      case 9:
        return this.#view();
      case 10:
        return this.#error(depth);
      case 11:
      case 12:
        return this.#list(depth);
      case 13:
        return this.#map(depth);
      case 14:
        return this.#set(depth);
      default:
        return this.#object(depth);
    }
  }

  #view(): object {
    const buffer = new ArrayBuffer(64);
    new Uint8Array(buffer).fill(this.#random(256));
    if (this.#random(5) === 0) {
      return this.#keep(new DataView(buffer, this.#random(8), this.#random(8)));
    }
    return this.#keep(new (this.#pick(ARRAYS))(buffer, 8 * this.#random(3), this.#random(5)));
  }

  #error(depth: number): object {
    const error = new (this.#pick(ERRORS))(this.#pick(TEXTS));
    if (this.#random(2) === 0) {
      error.cause = this.value(depth + 1);
    }
    return this.#keep(error);
  }

  #list(depth: number): object {
    const list: unknown[] = [];
    this.#keep(list);
    for (let i = this.#random(6); i > 0; i--) {
      if (this.#random(5) === 0) {
        list.length += 1 + this.#random(3);
      }
      list.push(this.value(depth + 1));
    }
    if (this.#random(6) === 0) {
      Object.assign(list, { extra: this.value(depth + 1) });
    }
    return list;
  }

  #map(depth: number): object {
    const map = new Map<unknown, unknown>();
    this.#keep(map);
    for (let i = this.#random(4); i > 0; i--) {
      map.set(this.value(depth + 1), this.value(depth + 1));
    }
    return map;
  }

  #set(depth: number): object {
    const set = new Set<unknown>();
    this.#keep(set);
    for (let i = this.#random(4); i > 0; i--) {
      set.add(this.value(depth + 1));
    }
    return set;
  }

  #object(depth: number): object {
    const object: Record<string, unknown> = {};
    this.#keep(object);
    for (let i = this.#random(5); i > 0; i--) {
      const value = this.value(depth + 1);
      Object.defineProperty(object, this.#pick([...TEXTS, "b", "c", String(this.#random(20))]), {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }
    return object;
  }

  #keep<T extends object>(made: T): T {
    this.#made.push(made);
    return made;
  }

  #pick<T>(choices: readonly T[]): T {
    return choices[this.#random(choices.length)] as T;
  }
}

/** Shows a value with all its references, so that two graphs can be compared as texts. */
function shown(value: unknown, seen = new Map<object, number>()): string {
  if (typeof value !== "object" || value === null) {
    return typeof value === "bigint"
      ? `${value}n`
      : Object.is(value, -0)
        ? "-0"
        : (JSON.stringify(value) ?? String(value));
  }
  const earlier = seen.get(value);
  if (earlier !== undefined) {
    return `#${earlier}`;
  }
  seen.set(value, seen.size);
  const all = (values: Iterable<unknown>): string => [...values].map((each) => shown(each, seen)).join();
  const own = (keys = Object.keys(value)): string =>
    keys
      .map((key) => `${JSON.stringify(key)}:${shown((value as Record<string, unknown>)[key], seen)}`)
      .join();
  const name = Object.prototype.toString.call(value);
  if (value instanceof Date) return `Date ${value.getTime()}`;
  if (value instanceof RegExp) return String(value);
  if (value instanceof Map) return `Map(${all([...value].flat())})`;
  if (value instanceof Set) return `Set(${all(value)})`;
  if (value instanceof ArrayBuffer) return `Buffer(${Buffer.from(value).toString("hex")})`;
  if (ArrayBuffer.isView(value))
    return `${name}@${value.byteOffset}+${value.byteLength}(${shown(value.buffer, seen)})`;
  if (value instanceof Error)
    return `${value.name} ${JSON.stringify(value.message)} ${"cause" in value ? shown(value.cause, seen) : ""}`;
  if (Array.isArray(value)) return `[${value.length}: ${own()}]`;
  if (name !== "[object Object]") return `${name} ${shown(value.valueOf(), seen)}`;
  return `{${own()}}`;
}

function writtenByV8(value: unknown): Uint8Array {
  const serializer = new v8.Serializer();
  serializer.writeHeader();
  serializer.writeValue(value);
  return Uint8Array.from(serializer.releaseBuffer());
}

test("random values survive, whoever writes and whoever reads", () => {
  for (let seed = 0; seed < VALUES; seed++) {
    const value = new Maker(seed).value();
    const expected = shown(value);
    const ours = encode(value);
    assert.deepEqual([ours[0], ours[1]], [0xff, 15], "what is stored begins with the format and its version");
    assert.equal(shown(decode(ours)), expected, `seed ${seed}, ours by ourselves`);
    assert.equal(shown(v8.deserialize(Buffer.from(ours))), expected, `seed ${seed}, ours by V8`);
    assert.equal(shown(decode(writtenByV8(value))), expected, `seed ${seed}, V8's by ourselves`);
  }
});
