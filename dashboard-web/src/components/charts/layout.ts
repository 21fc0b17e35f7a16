import { scaleBand, scaleLinear } from "d3-scale";
import type { Kind, Point, Series } from "./series.ts";

const LEFT = 60;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 24;
const TICKS = 4;

/** Where things are in a drawing of some size. */
export interface Layout {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** How much of the width is one point's. */
  band: number;
  /** Round values from zero to at least the highest. */
  ticks: readonly number[];
  /** The middle of a point's band. */
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
  const whole = values.flat().every(Number.isInteger);
  const most = Math.max(0, ...heights) || 1;
  const y = scaleLinear([0, most], [bottom, top]).nice(whole ? Math.min(TICKS, most) : TICKS);
  const bands = scaleBand<number>(
    points.map((_, index) => index),
    [left, right],
  );
  const band = bands.step();
  return {
    left,
    right,
    top,
    bottom,
    band,
    ticks: y.ticks(TICKS).filter((tick) => !whole || Number.isInteger(tick)),
    x: (index) => (bands(index) ?? left) + band / 2,
    y,
    nearest: (x) => Math.min(points.length - 1, Math.max(0, Math.floor((x - left) / band))),
  };
}
