import { Box, Group, NativeSelect, Progress, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { topObjectsQuery } from "../../api/queries/objects.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { formatCount, formatMillis } from "../../domain/numbers.ts";
import { objectTitle } from "../../domain/object-state.ts";
import { rangeName, type Range } from "../../domain/range.ts";
import { TOP_METRICS } from "../../routes/durable-objects.ts";

type By = (typeof TOP_METRICS)[number];

interface Props {
  account: string;
  namespace: string;
  range: Range;
  by: By;
}

const NAMES: Record<By, string> = {
  requests: "Requests",
  active_millis: "Time in memory",
  storage_write_units: "Write units",
  errors: "Failures",
};

/** The objects that had the most of something. */
export function TopObjects({ account, namespace, range, by }: Props) {
  const navigate = useNavigate();
  const query = useQuery(topObjectsQuery(account, namespace, by, range));
  const most = query.data?.[0]?.value ?? 1;
  const format = by === "active_millis" ? formatMillis : formatCount;
  return (
    <Surface>
      <Group justify="space-between" mb="md">
        <Title order={3}>Busiest objects</Title>
        <NativeSelect
          aria-label="Busiest by"
          size="xs"
          value={by}
          data={TOP_METRICS.map((value) => ({ value, label: NAMES[value] }))}
          onChange={(event) => {
            const top = event.currentTarget.value as By;
            void navigate({
              to: "/durable-objects/$namespace/metrics",
              params: { namespace },
              search: (search) => ({ ...search, top }),
              replace: true,
            });
          }}
        />
      </Group>
      {query.isPending && <Skeleton h={140} radius="md" />}
      {query.isError && <ErrorPanel error={query.error} title="The busiest objects could not be loaded" />}
      {query.data?.length === 0 && (
        <Text size="sm" c="var(--hf-quiet)">
          No object had any of that in {rangeName(range)}.
        </Text>
      )}
      <Stack gap="sm">
        {query.data?.map((each) => (
          <Box key={each.id}>
            <Group justify="space-between" wrap="nowrap" gap="md" mb={4}>
              <AnchorLink
                to="/durable-objects/$namespace/objects/$object"
                params={{ namespace, object: each.id }}
                size="sm"
                style={{ overflowWrap: "anywhere" }}
              >
                {objectTitle(each)}
              </AnchorLink>
              <Text size="sm" style={{ fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}>
                {format(each.value)}
              </Text>
            </Group>
            <Progress
              value={(100 * each.value) / most}
              size="xs"
              aria-label={`${objectTitle(each)}: ${format(each.value)}`}
            />
          </Box>
        ))}
      </Stack>
    </Surface>
  );
}
