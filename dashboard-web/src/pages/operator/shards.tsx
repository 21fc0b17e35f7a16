import { Button, Group, NativeSelect, Stack, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ROWS_PER_PAGE, shardsQuery } from "../../api/queries/operator.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { formatMillis, formatWhole } from "../../domain/numbers.ts";
import { Pages } from "./pages.tsx";
import { ShardMap } from "./shard-map.tsx";

const route = getRouteApi("/authenticated/shell/operator/shards");
const EVERY = "";

export function Shards() {
  const { pod, page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: shards } = useSuspenseQuery(shardsQuery);
  const owners = [...new Set(shards.flatMap((shard) => shard.pod ?? []))].sort();
  const shown = shards.filter((shard) => shard.pod !== undefined && (pod === undefined || shard.pod === pod));
  const owned = shards.filter((shard) => shard.pod !== undefined).length;
  const first = (page - 1) * ROWS_PER_PAGE;
  return (
    <>
      <PageHeader
        title="Shards"
        description="Every object belongs to one of 1,024 shards by its id. A pod takes a shard's lease when it needs one of its objects, and gives it back when it needs none."
      />
      <Stack gap="lg">
        <ShardMap shards={shards} owners={owners} />
        <Group justify="space-between" align="flex-end" gap="sm">
          <Text size="sm" c="var(--hf-quiet)">
            {formatWhole(owned)} of {formatWhole(shards.length)} shards are owned
          </Text>
          <Group gap="sm" align="flex-end">
            <NativeSelect
              label="Pod"
              size="xs"
              value={pod ?? EVERY}
              data={[
                { value: EVERY, label: "Every pod" },
                ...[...new Set([...owners, ...(pod === undefined ? [] : [pod])])],
              ]}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                void navigate({ search: chosen === EVERY ? {} : { pod: chosen } });
              }}
            />
            {pod !== undefined && (
              <Button size="xs" variant="default" onClick={() => void navigate({ search: {} })}>
                Show all
              </Button>
            )}
          </Group>
        </Group>
        {shown.length === 0 ? (
          <EmptyLine>
            {pod === undefined
              ? "No shard is owned: no object is needed at the moment."
              : `${pod} owns no shard at the moment.`}
          </EmptyLine>
        ) : (
          <DataTable
            head={["Shard", "Owner", "Epoch", "Times taken over", "Alarms set", "Lease"]}
            minWidth={620}
          >
            {shown.slice(first, first + ROWS_PER_PAGE).map((shard) => (
              <Table.Tr key={shard.number}>
                <Table.Td fw={600}>{shard.number}</Table.Td>
                <Table.Td>{shard.pod}</Table.Td>
                <Table.Td>{formatWhole(shard.epoch)}</Table.Td>
                <Table.Td>{formatWhole(Math.max(0, shard.epoch - 1))}</Table.Td>
                <Table.Td>{formatWhole(shard.alarms)}</Table.Td>
                <Table.Td style={{ whiteSpace: "nowrap" }}>{formatMillis(shard.lease_millis)} left</Table.Td>
              </Table.Tr>
            ))}
          </DataTable>
        )}
        <Pages
          page={page}
          total={shown.length}
          onChange={(wanted) =>
            void navigate({
              search: { ...(pod !== undefined && { pod }), ...(wanted > 1 && { page: wanted }) },
            })
          }
        />
      </Stack>
    </>
  );
}
