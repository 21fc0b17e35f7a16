import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { layoutOf } from "./layout.ts";
import { Bars, Lines } from "./marks.tsx";
import type { Point } from "./series.ts";

const SIZE = { width: 428, height: 132 };
const a = { key: "a", label: "A", color: "green.6" };
const b = { key: "b", label: "B", color: "cyan.6" };

const at = (minute: number, value: number | null): Point => ({
  at: `2026-11-23T12:0${minute}:00Z`,
  values: { a: value, b: 1 },
});

test.each([
  { most: 9, ticks: [0, 2, 4, 6, 8, 10] },
  { most: 1, ticks: [0, 1] },
  { most: 0, ticks: [0, 1] },
  { most: 0.05, ticks: [0, 0.01, 0.02, 0.03, 0.04, 0.05] },
  { most: 1_000, ticks: [0, 200, 400, 600, 800, 1_000] },
])("an axis to $most has round ticks", ({ most, ticks }) => {
  expect(layoutOf([at(0, most)], [a], "lines", SIZE).ticks).toEqual(ticks);
});

test("stacked series need room for their sum, lines for the highest", () => {
  const most = (kind: "bars" | "lines") => layoutOf([at(0, 3)], [a, b], kind, SIZE).ticks.at(-1);
  expect(most("bars")).toBe(4);
  expect(most("lines")).toBe(3);
});

test("bars stand on each other", () => {
  const points = [at(0, 3)];
  const { container } = render(
    <svg>
      <Bars points={points} series={[a, b]} layout={layoutOf(points, [a, b], "bars", SIZE)} />
    </svg>,
  );
  const bars = [...container.querySelectorAll("rect")].map((bar) => [
    bar.getAttribute("y"),
    bar.getAttribute("height"),
  ]);
  expect(bars).toEqual([
    ["33", "75"],
    ["8", "25"],
  ]);
});

test("a line is broken where it has no value, and a value alone is a dot", () => {
  const points = [at(0, 1), at(1, null), at(2, 0), at(3, 2)];
  const { container } = render(
    <svg>
      <Lines points={points} series={[a]} layout={layoutOf(points, [a], "lines", SIZE)} />
    </svg>,
  );
  expect(container.querySelectorAll("circle")).toHaveLength(1);
  expect(container.querySelector("path")?.getAttribute("d")?.match(/M/g)).toHaveLength(2);
});
