import { Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ObjectDetail } from "../../../api/model.ts";
import { namespacesQuery, objectMetricsQuery, objectQuery } from "../../../api/queries/objects.ts";
import { RangePicker } from "../../../components/charts/range-picker.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Fact } from "../../../components/fact.tsx";
import { AnchorLink } from "../../../components/links.tsx";
import { Surface } from "../../../components/surface.tsx";
import { VersionLink } from "../../../components/version-link.tsx";
import { When } from "../../../components/when.tsx";
import { formatBytes, formatItems, formatWhole } from "../../../domain/numbers.ts";
import { whyState } from "../../../domain/object-state.ts";
import { DEFAULT_RANGE, toRangeSearch } from "../../../domain/range.ts";
import { MetricCharts } from "../metric-charts.tsx";

const route = getRouteApi("/authenticated/shell/durable-objects/$namespace/objects/$object/");

export function ObjectOverview() {
  const { account } = route.useRouteContext();
  const { namespace, object } = route.useParams();
  const { range = DEFAULT_RANGE } = route.useSearch();
  const navigate = route.useNavigate();
  const path = { account: account.id, namespace, object };
  const { data: detail } = useSuspenseQuery(objectQuery(path));
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  const worker = namespaces.find(({ id }) => id === namespace)?.script ?? "";
  const metrics = useQuery(objectMetricsQuery(path, range));
  return (
    <Stack gap="lg">
      <Facts detail={detail} worker={worker} />
      <Group justify="space-between">
        <Title order={2}>Metrics</Title>
        <RangePicker
          value={range}
          onChange={(chosen) => void navigate({ search: toRangeSearch(chosen), replace: true })}
        />
      </Group>
      {metrics.isError && (
        <ErrorPanel
          error={metrics.error}
          title="Metrics could not be loaded"
          onRetry={() => void metrics.refetch()}
        />
      )}
      <MetricCharts metrics={metrics.data} />
    </Stack>
  );
}

function Facts({ detail, worker }: { detail: ObjectDetail; worker: string }) {
  return (
    <Surface>
      <Text mb="lg">{whyState(detail)}</Text>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
        <Fact label="Stored">
          {formatBytes(detail.stored_bytes)} in {formatItems(detail.stored_keys, "key")}
        </Fact>
        <Fact label="Alarm">{detail.alarm ? <When at={detail.alarm} /> : "Not set"}</Fact>
        <Fact label="Open sockets">{formatWhole(detail.sockets)}</Fact>
        <Fact label="Last active">
          {detail.last_active ? <When at={detail.last_active} /> : "Not counted yet"}
        </Fact>
        <Fact label="Pod">{detail.pod ?? "None"}</Fact>
        <Fact label="Shard">{detail.shard}</Fact>
        <Fact label="Version">
          {detail.running ? (
            <VersionLink worker={worker} version={detail.running.version_id} />
          ) : (
            "None in memory"
          )}
        </Fact>
        <Fact label="Worker">
          <AnchorLink to="/workers/$name" params={{ name: worker }}>
            {worker}
          </AnchorLink>
        </Fact>
      </SimpleGrid>
    </Surface>
  );
}
