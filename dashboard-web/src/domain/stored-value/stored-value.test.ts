import { describe, expect, it } from "vitest";
import { draftOf, write } from "./draft.ts";
import { partsOf, preview, typeName, type StoredValue } from "./value.ts";

const text = (value: string): StoredValue => ({ type: "string", value });
const number = (value: number | string): StoredValue => ({ type: "number", value });

const map: StoredValue = {
  type: "map",
  entries: [
    [text("a"), number(1)],
    [text("b"), { type: "set", items: [{ type: "bigint", value: "9007199254740993" }] }],
  ],
};

describe("a stored value", () => {
  it("is shown on one line as a console would", () => {
    const values: StoredValue[] = [
      { type: "undefined" },
      number("-0"),
      text('say "hi"'),
      { type: "date", value: 0 },
      { type: "date", value: "NaN" },
      { type: "regexp", source: "a+", flags: "gi" },
      { type: "error", name: "TypeError", message: "no" },
      { type: "Uint8Array", base64: "AQL/" },
      { type: "Float64Array", base64: "AAAAAAAA+D8AAAAAAAAAwA==" },
      { type: "BigInt64Array", base64: "+/////////8=" },
      { type: "object", entries: [["x", { type: "array", items: [number(1), { type: "hole" }] }]] },
      map,
    ];
    expect(values.map((value) => preview(value))).toEqual([
      "undefined",
      "-0",
      String.raw`"say \"hi\""`,
      "1970-01-01T00:00:00.000Z",
      "Invalid Date",
      "/a+/gi",
      "TypeError: no",
      "3 bytes: 01 02 ff",
      "[ 1.5, -2 ]",
      "[ -5n ]",
      "{ x: [ 1, (empty) ] }",
      'Map { "a" → 1, "b" → Set { 9007199254740993n } }',
    ]);
  });

  it("is cut where nobody reads on, without walking through the rest", () => {
    const long: StoredValue = { type: "array", items: Array.from({ length: 100_000 }, () => number(1)) };
    expect(preview(long, 12)).toBe("[ 1, 1, 1, …");
  });

  it("is opened part by part", () => {
    expect(typeName(map)).toBe("Map(2)");
    expect(typeName({ type: "Float64Array", base64: "AAAAAAAA+D8AAAAAAAAAwA==" })).toBe("Float64Array(2)");
    expect(typeName({ type: "object", entries: [["self", { type: "reference", id: 0 }]], id: 0 })).toBe(
      "Object #0",
    );
    expect(partsOf(map).map(({ label }) => label)).toEqual(['"a" →', '"b" →']);
  });
});

describe("a value written by hand", () => {
  it.each([
    [
      { kind: "json", text: '{"a":[1]}' },
      { type: "json", value: { a: [1] } },
    ],
    [
      { kind: "string", text: " x " },
      { type: "string", value: " x " },
    ],
    [
      { kind: "number", text: "-0" },
      { type: "number", value: "-0" },
    ],
    [
      { kind: "number", text: "1e3" },
      { type: "number", value: 1000 },
    ],
    [
      { kind: "bytes", text: "01 02ff" },
      { type: "Uint8Array", base64: "AQL/" },
    ],
    [
      { kind: "date", text: "2026-11-27T12:00:00Z" },
      { type: "date", value: 1_795_780_800_000 },
    ],
    [
      { kind: "set", text: "[1]" },
      { type: "set", items: [{ type: "json", value: 1 }] },
    ],
  ] as const)("of %o is stored with its type", (draft, value) => {
    expect(write(draft)).toEqual({ value });
  });

  it.each([
    { kind: "number", text: "one" },
    { kind: "number", text: "1e999" },
    { kind: "bigint", text: "1.5" },
    { kind: "boolean", text: "yes" },
    { kind: "date", text: "someday" },
    { kind: "bytes", text: "abc" },
    { kind: "json", text: "{a: 1}" },
    { kind: "map", text: '{"a": 1}' },
    { kind: "typed", text: "1" },
  ] as const)("of %o is refused with the reason", (draft) => {
    expect(write(draft)).toHaveProperty("problem");
  });

  it("begins with what is stored, in the plainest kind that loses nothing", () => {
    const plain: StoredValue = { type: "object", entries: [["a", { type: "array", items: [number(1)] }]] };
    expect(draftOf(plain)).toEqual({ kind: "json", text: '{\n  "a": [1]\n}' });
    const pairs: StoredValue = { type: "map", entries: [[text("a"), number(1)]] };
    expect(draftOf(pairs)).toEqual({ kind: "map", text: '[\n  ["a", 1]\n]' });
    expect(draftOf(map)?.kind).toBe("typed");
    expect(draftOf({ type: "array", items: [{ type: "error", name: "Error" }] })).toBeUndefined();
    expect(write(draftOf(map) ?? { kind: "null", text: "" })).toEqual({ value: map });
  });
});
