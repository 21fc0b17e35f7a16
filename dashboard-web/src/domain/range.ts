/** Stretches of time until now, as the API names them in `last`. */
export const RANGES = ["1h", "6h", "24h", "7d", "30d"] as const;

export type Range = (typeof RANGES)[number];

export const DEFAULT_RANGE: Range = "24h";

export interface RangeSearch {
  range?: Range;
}

/** For `validateSearch`: the range in the address; anything that is none is left out. */
export function rangeSearch(search: Record<string, unknown>): RangeSearch {
  const range = RANGES.find((each) => each === search["range"]);
  return range === undefined || range === DEFAULT_RANGE ? {} : { range };
}

/** For `navigate`: the default is not in the address. */
export function toRangeSearch(range: Range): RangeSearch {
  return range === DEFAULT_RANGE ? {} : { range };
}

/** "the last 24 hours" */
export function rangeName(range: Range): string {
  const amount = Number.parseInt(range, 10);
  const unit = range.endsWith("h") ? "hour" : "day";
  return amount === 1 ? `the last ${unit}` : `the last ${amount} ${unit}s`;
}

/** Where a range begins, in RFC 3339. */
export function beginOf(range: Range, now: Date): string {
  const hours = Number.parseInt(range, 10) * (range.endsWith("d") ? 24 : 1);
  return new Date(now.getTime() - hours * 3_600_000).toISOString();
}
