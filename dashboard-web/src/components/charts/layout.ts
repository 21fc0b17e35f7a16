import { ticksTo } from "./scale.ts";
import type { Kind, Point, Series } from "./series.ts";

const LEFT = 60;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;

/** Where things are in a drawing of some size. */
export interface Layout {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** How much of the width is one point's. */
  band: number;
  ticks: readonly number[];
  x: (index: number) => number;
  y: (value: number) => number;
  /** The point that is nearest to a place. */
  nearest: (x: number) => number;
}

interface Size {
  width: number;
  height: number;
}

export function layoutOf(
  points: readonly Point[],
  series: readonly Series[],
  kind: Kind,
  { width, height }: Size,
): Layout {
  const [left, right, top, bottom] = [LEFT, Math.max(LEFT + 1, width - RIGHT), TOP, height - BOTTOM];
  const values = points.map((point) => series.map(({ key }) => point.values[key] ?? 0));
  const heights = values.map((own) =>
    kind === "lines" ? Math.max(...own) : own.reduce((sum, value) => sum + value, 0),
  );
  const ticks = ticksTo(Math.max(0, ...heights), values.flat().every(Number.isInteger));
  const most = ticks.at(-1) ?? 1;
  const band = (right - left) / Math.max(1, points.length);
  return {
    left,
    right,
    top,
    bottom,
    band,
    ticks,
    x: (index) => left + (index + 0.5) * band,
    y: (value) => bottom - (value / most) * (bottom - top),
    nearest: (x) => Math.min(points.length - 1, Math.max(0, Math.floor((x - left) / band))),
  };
}

/** What lies below a series at each point, where series are stacked. */
export function basesOf(points: readonly Point[], series: readonly Series[], index: number): number[] {
  const below = series.slice(0, index);
  return points.map(({ values }) => below.reduce((sum, { key }) => sum + (values[key] ?? 0), 0));
}

/** Stretches of points at which a series has a value, as indexes. */
export function stretches(points: readonly Point[], key: string): number[][] {
  const found: number[][] = [];
  points.forEach(({ values }, index) => {
    if (typeof values[key] !== "number") return;
    const last = found.at(-1);
    if (last?.at(-1) === index - 1) last?.push(index);
    else found.push([index]);
  });
  return found;
}
