import { Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { workerMetricsQuery } from "../../../api/queries/metrics.ts";
import { RangePicker } from "../../../components/charts/range-picker.tsx";
import { TimeSeries } from "../../../components/charts/time-series.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { errorShare, outcomesOf, pointsOf } from "../../../domain/metrics.ts";
import { formatMicros, formatShare } from "../../../domain/numbers.ts";
import { DEFAULT_RANGE, rangeName, toRangeSearch } from "../../../domain/range.ts";
import { KeyFigures } from "./key-figures.tsx";
import { ObjectRequests } from "./object-requests.tsx";
import { VersionComparison } from "./version-comparison.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/metrics");

const QUANTILES = [
  { key: "p50", label: "50 %", color: "kelp.6" },
  { key: "p75", label: "75 %", color: "blue.5" },
  { key: "p99", label: "99 %", color: "lamp.5" },
  { key: "p999", label: "99.9 %", color: "red.5" },
];
const ERRORS = [{ key: "errors", label: "Errors", color: "red.6" }];

export function WorkerMetrics() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { range = DEFAULT_RANGE } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(workerMetricsQuery(account.id, name, range, "outcome"));
  const metrics = query.data;
  return (
    <Stack gap="lg">
      <Group justify="space-between" gap="sm">
        <Text c="var(--hf-quiet)" size="sm">
          What the Worker itself did in {rangeName(range)}
        </Text>
        <RangePicker
          value={range}
          onChange={(chosen) => void navigate({ search: toRangeSearch(chosen), replace: true })}
        />
      </Group>
      {query.isError ? (
        <ErrorPanel
          error={query.error}
          title="Metrics could not be loaded"
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Stack gap="lg" opacity={query.isPlaceholderData ? 0.5 : 1} aria-busy={query.isPlaceholderData}>
          <KeyFigures totals={metrics?.totals} />
          <TimeSeries
            title="Requests by outcome"
            kind="bars"
            withLegend
            {...outcomesOf(metrics)}
            empty="No requests in this time. Open the Worker's address, and they show up here within seconds."
          />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
            <TimeSeries
              title="CPU time"
              kind="lines"
              format={formatMicros}
              series={QUANTILES}
              points={pointsOf(metrics?.series, ({ cpu }) => ({ ...cpu }))}
            />
            <TimeSeries
              title="Duration"
              kind="lines"
              format={formatMicros}
              series={QUANTILES}
              points={pointsOf(metrics?.series, ({ wall }) => ({ ...wall }))}
            />
            <TimeSeries
              title="Error rate"
              kind="lines"
              format={formatShare}
              series={ERRORS}
              points={pointsOf(metrics?.series, (values) => ({
                errors: values.requests === 0 ? null : errorShare(values),
              }))}
              empty="No errors in this time."
            />
            <TimeSeries
              title="Subrequests"
              series={[{ key: "subrequests", label: "Subrequests", color: "blue.5" }]}
              points={pointsOf(metrics?.series, ({ subrequests }) => ({ subrequests }))}
              empty="The Worker asked nobody else in this time."
            />
          </SimpleGrid>
        </Stack>
      )}
      <ObjectRequests account={account.id} worker={name} range={range} />
      <VersionComparison account={account.id} worker={name} range={range} />
    </Stack>
  );
}
