import { useQueries, useQuery } from "@tanstack/react-query";
import { namespaceMetricsQuery } from "../../../api/queries/metrics.ts";
import { namespacesQuery } from "../../../api/queries/objects.ts";
import { TimeSeries } from "../../../components/charts/time-series.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import type { Range } from "../../../domain/range.ts";

interface Props {
  account: string;
  worker: string;
  range: Range;
}

/** What reached the Worker's Durable Objects, by class; nothing for Workers that have none. */
export function ObjectRequests({ account, worker, range }: Props) {
  const { data: namespaces = [] } = useQuery(namespacesQuery(account));
  const own = namespaces.filter(({ script }) => script === worker);
  const results = useQueries({ queries: own.map(({ id }) => namespaceMetricsQuery(account, id, range)) });
  if (own.length === 0) return null;
  const failed = results.find(({ isError }) => isError);
  if (failed) {
    return (
      <ErrorPanel
        error={failed.error}
        title="Metrics of Durable Objects could not be loaded"
        onRetry={() => void failed.refetch()}
      />
    );
  }
  const all = results.map(({ data }) => data);
  const first = all[0];
  const points = all.every((metrics) => metrics !== undefined)
    ? first?.series.map(({ start }, index) => ({
        at: start,
        values: Object.fromEntries(
          own.map(({ id }, which) => [id, all[which]?.series[index]?.values.requests ?? 0]),
        ),
      }))
    : undefined;
  return (
    <TimeSeries
      title="Requests to Durable Objects"
      series={own.map((namespace) => ({ key: namespace.id, label: namespace.class }))}
      points={points}
      empty="No request reached an object in this time."
    />
  );
}
