import type { MetricPoint, Metrics, MetricValues } from "../api/model.ts";
import { outcomeColor, outcomeName } from "./outcome.ts";

/** What charts draw; see `components/charts`. */
interface Point {
  at: string;
  values: Record<string, number | null | undefined>;
}

/** Numbers of each interval, under the names that charts give them. */
export function pointsOf(
  series: readonly MetricPoint[] | undefined,
  pick: (values: MetricValues) => Point["values"],
): Point[] | undefined {
  return series?.map(({ start, values }) => ({ at: start, values: pick(values) }));
}

/** One number of each group and interval, by the groups' keys. */
export function pointsByGroup(
  metrics: Metrics | undefined,
  pick: (values: MetricValues) => number,
): Point[] | undefined {
  return metrics?.series.map(({ start }, index) => ({
    at: start,
    values: Object.fromEntries(metrics.groups.map(({ key, series }) => [key, pickAt(series[index], pick)])),
  }));
}

function pickAt(point: MetricPoint | undefined, pick: (values: MetricValues) => number): number {
  return point === undefined ? 0 : pick(point.values);
}

/** How invocations ended in each interval, and the outcomes that there were, successes first. */
export function outcomesOf(metrics: Metrics | undefined) {
  const keys = metrics ? Object.keys(metrics.totals.outcomes) : ["ok"];
  return {
    points: pointsOf(metrics?.series, ({ outcomes }) =>
      Object.fromEntries(keys.map((key) => [key, outcomes[key] ?? 0])),
    ),
    series: keys
      .toSorted((a, b) => Number(b === "ok") - Number(a === "ok"))
      .map((key) => ({ key, label: outcomeName(key), color: outcomeColor(key) })),
  };
}

/** Which part of the requests failed; of none, none. */
export function errorShare({ requests, errors }: { requests: number; errors: number }): number {
  return requests === 0 ? 0 : errors / requests;
}
