import { Group, SimpleGrid, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { namespaceMetricsQuery } from "../../api/queries/metrics.ts";
import { RangePicker } from "../../components/charts/range-picker.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Figure } from "../../components/figure.tsx";
import { Surface } from "../../components/surface.tsx";
import { formatBytes, formatCount, formatShare } from "../../domain/numbers.ts";
import { DEFAULT_RANGE, rangeName, toRangeSearch } from "../../domain/range.ts";
import { MetricCharts } from "./metric-charts.tsx";
import { TopObjects } from "./top-objects.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/metrics");

export function NamespaceMetrics() {
  const { account } = route.useRouteContext();
  const { namespace } = route.useParams();
  const { range = DEFAULT_RANGE, top = "requests" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(namespaceMetricsQuery(account.id, namespace, range));
  const metrics = query.data;
  return (
    <Stack gap="lg">
      <Group justify="flex-end">
        <RangePicker
          value={range}
          onChange={(chosen) =>
            void navigate({
              search: ({ top: kept }) => ({ ...(kept && { top: kept }), ...toRangeSearch(chosen) }),
            })
          }
        />
      </Group>
      {query.isError && (
        <ErrorPanel
          error={query.error}
          title="Metrics could not be loaded"
          onRetry={() => void query.refetch()}
        />
      )}
      <Surface>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
          <Figure label="Requests" note={`in ${rangeName(range)}`}>
            {metrics && formatCount(metrics.totals.requests)}
          </Figure>
          <Figure label="Failed" note={metrics && shareOf(metrics.totals.errors, metrics.totals.requests)}>
            {metrics && formatCount(metrics.totals.errors)}
          </Figure>
          <Figure label="Stored" note="now, all objects together">
            {metrics && formatBytes(metrics.present?.stored_bytes ?? 0)}
          </Figure>
          <Figure label="Sockets" note="now, hibernating ones too">
            {metrics && formatCount(metrics.present?.sockets ?? 0)}
          </Figure>
        </SimpleGrid>
      </Surface>
      <MetricCharts metrics={metrics} />
      <TopObjects account={account.id} namespace={namespace} range={range} by={top} />
    </Stack>
  );
}

function shareOf(errors: number, requests: number): string {
  return requests === 0 ? "of no requests" : `${formatShare(errors / requests)} of requests`;
}
