import { expect, test } from "vitest";
import { layoutOf, stretches } from "./layout.ts";
import { smoothPath, ticksTo } from "./scale.ts";

test.each([
  { most: 9, whole: true, ticks: [0, 3, 6, 9] },
  { most: 1, whole: true, ticks: [0, 1] },
  { most: 0, whole: true, ticks: [0, 1] },
  { most: 0.05, whole: false, ticks: [0, 0.02, 0.04, 0.06] },
  { most: 1_000, whole: true, ticks: [0, 250, 500, 750, 1_000] },
])("an axis to $most has round ticks", ({ most, whole, ticks }) => {
  expect(ticksTo(most, whole)).toEqual(ticks);
});

test("a curve stays between its spots", () => {
  const path = smoothPath([
    { x: 0, y: 0 },
    { x: 3, y: 0 },
    { x: 6, y: 9 },
    { x: 9, y: 9 },
  ]);
  expect(path).toBe("M0.0,0.0C1.0,0.0 2.0,0.0 3.0,0.0C4.0,0.0 5.0,9.0 6.0,9.0C7.0,9.0 8.0,9.0 9.0,9.0");
});

const at = (value: number | null) => ({ at: "2026-11-23T12:00:00Z", values: { a: value, b: 1 } });

test("a series is broken where it has no value", () => {
  expect(stretches([at(1), at(null), at(0), at(2)], "a")).toEqual([[0], [2, 3]]);
});

test("stacked series need room for their sum, lines for the highest", () => {
  const series = [
    { key: "a", label: "A" },
    { key: "b", label: "B" },
  ];
  const most = (kind: "bars" | "lines") =>
    layoutOf([at(3)], series, kind, { width: 400, height: 200 }).ticks.at(-1);
  expect(most("bars")).toBe(4);
  expect(most("lines")).toBe(3);
});
