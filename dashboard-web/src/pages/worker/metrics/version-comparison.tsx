import { Code, Group, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Metrics } from "../../../api/model.ts";
import { workerMetricsQuery } from "../../../api/queries/metrics.ts";
import { versionsQuery } from "../../../api/queries/workers.ts";
import { Swatch } from "../../../components/charts/legend.tsx";
import { withColors, type ColoredSeries } from "../../../components/charts/series.ts";
import { TimeSeries } from "../../../components/charts/time-series.tsx";
import { ErrorPanel } from "../../../components/error-panel.tsx";
import { Surface } from "../../../components/surface.tsx";
import { errorShare, pointsByGroup } from "../../../domain/metrics.ts";
import { formatMicros, formatShare, formatWhole } from "../../../domain/numbers.ts";
import type { Range } from "../../../domain/range.ts";
import { versionName } from "../../../domain/version.ts";

interface Props {
  account: string;
  worker: string;
  range: Range;
}

/** The versions that served, side by side: what changed when one took over from another. */
export function VersionComparison({ account, worker, range }: Props) {
  const query = useQuery(workerMetricsQuery(account, worker, range, "version"));
  const { data: versions } = useQuery(versionsQuery(account, worker));
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="Versions could not be compared"
        onRetry={() => void query.refetch()}
      />
    );
  }
  const groups = query.data?.groups ?? [];
  if (query.data && groups.length === 0) return null;
  const series = withColors(groups.map(({ key }) => ({ key, label: versionName(key, versions) })));
  return (
    <Stack gap="lg" opacity={query.isPlaceholderData ? 0.5 : 1}>
      <TimeSeries
        title="Requests by version"
        kind="bars"
        withLegend
        series={series}
        points={pointsByGroup(query.data, ({ requests }) => requests)}
      />
      {groups.length > 0 && <Comparison groups={groups} series={series} />}
    </Stack>
  );
}

interface ComparisonProps {
  groups: Metrics["groups"];
  series: ColoredSeries[];
}

function Comparison({ groups, series }: ComparisonProps) {
  return (
    <Surface padded={false}>
      <Title order={3} px="lg" pt="lg" pb="xs">
        Versions compared
      </Title>
      <Table.ScrollContainer type="native" minWidth={680}>
        <Table verticalSpacing="sm" horizontalSpacing="lg" style={{ fontVariantNumeric: "tabular-nums" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th ta="right">Requests</Table.Th>
              <Table.Th ta="right">Errors</Table.Th>
              <Table.Th ta="right">CPU 50 %</Table.Th>
              <Table.Th ta="right">CPU 99 %</Table.Th>
              <Table.Th ta="right">Duration 50 %</Table.Th>
              <Table.Th ta="right">Duration 99 %</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(({ key, totals }, index) => (
              <Table.Tr key={key}>
                <Table.Td>
                  <Group gap={0} wrap="nowrap">
                    <Swatch color={series[index]?.color ?? "gray.5"} />
                    <Code style={{ whiteSpace: "nowrap" }}>{series[index]?.label}</Code>
                  </Group>
                </Table.Td>
                <Table.Td ta="right">{formatWhole(totals.requests)}</Table.Td>
                <Table.Td ta="right">{formatShare(errorShare(totals))}</Table.Td>
                <Time micros={totals.cpu?.p50} />
                <Time micros={totals.cpu?.p99} />
                <Time micros={totals.wall?.p50} />
                <Time micros={totals.wall?.p99} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="var(--hf-quiet)" px="lg" py="sm">
        Times are those that half, or 99 %, of the invocations did not exceed.
      </Text>
    </Surface>
  );
}

function Time({ micros }: { micros: number | undefined }) {
  return <Table.Td ta="right">{micros === undefined ? "–" : formatMicros(micros)}</Table.Td>;
}
