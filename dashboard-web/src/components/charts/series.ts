/** One line, area or colour of bars. */
export interface Series {
  key: string;
  label: string;
  /** A colour of the theme with its shade, such as `kelp.6`; the next of the palette if it is left out. */
  color?: string;
}

/** What was measured from `at` on. A series without a value has a gap there. */
export interface Point {
  at: string;
  values: Record<string, number | null | undefined>;
}

/** How series are drawn. Bars and areas are stacked: they are parts of a whole. */
export type Kind = "lines" | "areas" | "bars";

export interface ColoredSeries extends Series {
  color: string;
}

const PALETTE = ["kelp.6", "lamp.5", "blue.5", "grape.5", "cyan.6", "orange.6", "indigo.4", "lime.7"];

export function withColors(series: readonly Series[]): ColoredSeries[] {
  return series.map((each, index) => ({
    ...each,
    color: each.color ?? PALETTE[index % PALETTE.length] ?? "gray.5",
  }));
}

/** `kelp.6` as CSS knows it. */
export function cssColor(color: string): string {
  return `var(--mantine-color-${color.replace(".", "-")})`;
}

export function isEmpty(points: readonly Point[], series: readonly Series[]): boolean {
  return points.every((point) => series.every(({ key }) => !point.values[key]));
}
