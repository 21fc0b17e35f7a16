import type { BilledUsage } from "../../api/model.ts";
import { TimeSeries } from "../../components/charts/time-series.tsx";
import { daysOf } from "../../domain/days.ts";
import { shortAmount, metricTitle } from "../../domain/billed-metrics.ts";

/** What was used of a metric on each day of the period that has come. */
export function UsageDays({ usage, metric }: { usage: BilledUsage; metric: string }) {
  return (
    <TimeSeries
      title={`${metricTitle(metric)} by day (UTC)`}
      points={daysOf(usage, metric, new Date())}
      series={[{ key: "used", label: metricTitle(metric) }]}
      kind="bars"
      format={shortAmount}
      empty="Nothing of this was used in this period."
    />
  );
}
