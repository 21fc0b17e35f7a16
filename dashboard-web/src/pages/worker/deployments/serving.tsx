import { Group, Progress, Stack, Table, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { Deployment, Version } from "../../../api/model.ts";
import { versionMetricsSinceQuery } from "../../../api/queries/metrics.ts";
import { Swatch } from "../../../components/charts/legend.tsx";
import { withColors, type ColoredSeries } from "../../../components/charts/series.ts";
import { Surface } from "../../../components/surface.tsx";
import { VersionLink } from "../../../components/version-link.tsx";
import { When } from "../../../components/when.tsx";
import { formatItems, formatShare } from "../../../domain/numbers.ts";
import { actualShares, countedSince, type ActualShare } from "../../../domain/shares.ts";
import { versionName } from "../../../domain/version.ts";
import { useNow } from "../../../components/use-now.ts";
import type { WorkerOfAccount } from "./use-deploy.ts";

interface Props {
  worker: WorkerOfAccount;
  active: Deployment;
  versions: Version[];
}

const LOOK_MILLIS = 10_000;

/** Which versions answer now: for which part of the requests they should, and for which they did. */
export function Serving({ worker, active, versions }: Props) {
  const since = countedSince(active.created_on, useNow(LOOK_MILLIS));
  const query = useQuery({
    ...versionMetricsSinceQuery(worker.account, worker.name, since ?? ""),
    enabled: since !== undefined,
  });
  const ids = active.versions.map(({ version_id }) => version_id);
  const actual = actualShares(ids, query.data?.groups ?? []);
  const total = [...actual.values()].reduce((sum, { requests }) => sum + requests, 0);
  const series = withColors(ids.map((id) => ({ key: id, label: versionName(id, versions) })));
  return (
    <Surface>
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={2}>In service</Title>
        <Text size="sm" c="var(--hf-quiet)">
          Deployed <When at={active.created_on} />
          {active.author_email && ` by ${active.author_email}`}
        </Text>
      </Group>
      <Stack gap={6} mt="md">
        <Bar
          label="Configured"
          series={series}
          shares={active.versions.map(({ percentage }) => percentage / 100)}
        />
        <Bar label="Actual" series={series} shares={ids.map((id) => actual.get(id)?.share ?? 0)} />
      </Stack>
      <Table.ScrollContainer type="native" minWidth={280} mt="sm">
        <Table verticalSpacing="xs" horizontalSpacing={0} style={{ fontVariantNumeric: "tabular-nums" }}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th visibleFrom="sm">Message</Table.Th>
              <Table.Th ta="right">Configured</Table.Th>
              <Table.Th ta="right">Actual</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {active.versions.map(({ version_id: id, percentage }, index) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Group gap={0} wrap="nowrap">
                    <Swatch color={series[index]?.color ?? "gray.5"} />
                    <VersionLink worker={worker.name} version={id} label={series[index]?.label} />
                  </Group>
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  {versions.find((version) => version.id === id)?.annotations["workers/message"]}
                </Table.Td>
                <Table.Td ta="right">{percentage} %</Table.Td>
                <Table.Td ta="right" aria-live="polite">
                  {actualText(actual.get(id))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Text size="xs" c="var(--hf-quiet)" mt="xs">
        {total === 0
          ? "Actual shares show up here a minute or so after requests have come."
          : `Actual is of ${formatItems(total, "request")} counted since this deployment, at most of the last day.`}
      </Text>
    </Surface>
  );
}

function actualText(actual: ActualShare | undefined): string {
  return actual?.share === undefined ? "–" : formatShare(actual.share);
}

interface BarProps {
  label: string;
  series: ColoredSeries[];
  /** From 0 to 1. */
  shares: number[];
}

function Bar({ label, series, shares }: BarProps) {
  return (
    <Group gap="sm" wrap="nowrap" aria-hidden>
      <Text size="xs" c="var(--hf-quiet)" w={72}>
        {label}
      </Text>
      <Progress.Root size={10} flex={1} radius="sm">
        {series.map(({ key, color }, index) => (
          <Progress.Section key={key} value={(shares[index] ?? 0) * 100} color={color} />
        ))}
      </Progress.Root>
    </Group>
  );
}
