import { Code, Group, SegmentedControl, Table, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { BilledUsage } from "../../api/model.ts";
import type { UsageListing } from "../../api/queries/billing.ts";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { exactAmount, metricTitle } from "../../domain/billed-metrics.ts";
import { formatCostShare } from "../../domain/money.ts";
import styles from "./usage.module.css";

interface Props {
  usage: BilledUsage;
  listing: UsageListing;
  metric: string;
}

/** Who used it: Workers, namespaces, or the objects of one namespace, the most expensive first. */
export function UsageBy({ usage, listing, metric }: Props) {
  const navigate = useNavigate();
  const choose = (by: string) =>
    void navigate({
      to: "/billing/usage",
      search: (before) => ({
        ...before,
        by: by === "namespace" ? by : undefined,
        namespace: undefined,
      }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Surface padded={false}>
      <Group justify="space-between" p="md" pb="sm">
        <Title order={3}>What costs how much</Title>
        <SegmentedControl
          size="xs"
          aria-label="By"
          data={[
            { value: "worker", label: "Workers" },
            { value: "namespace", label: "Namespaces" },
            ...(listing.by === "object" ? [{ value: "object", label: "Objects" }] : []),
          ]}
          value={listing.by}
          onChange={choose}
        />
      </Group>
      {usage.items.length === 0 ? (
        <Text size="sm" c="var(--hf-quiet)" px="md" pb="md">
          Nothing was used in this period. What Workers and their objects use appears here within a minute.
        </Text>
      ) : (
        <Items usage={usage} listing={listing} metric={metric} />
      )}
    </Surface>
  );
}

function Items({ usage, listing, metric }: Props) {
  return (
    <Table.ScrollContainer type="native" minWidth={320} tabIndex={0}>
      <Table verticalSpacing="xs" horizontalSpacing="md" className={styles["numbers"] ?? ""}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{HEADINGS[listing.by]}</Table.Th>
            <Table.Th ta="right">{metricTitle(metric)}</Table.Th>
            <Table.Th ta="right">Cost</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {usage.items.map(({ id, name, cents, used }) => (
            <Table.Tr key={id}>
              <Table.Td className={styles["name"] ?? ""}>
                <Name listing={listing} id={id} name={name} />
              </Table.Td>
              <Table.Td ta="right">{exactAmount(used[metric] ?? 0)}</Table.Td>
              <Table.Td ta="right">{formatCostShare(cents, usage.currency)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const HEADINGS = { worker: "Worker", namespace: "Namespace", object: "Object" } as const;

function Name({ listing, id, name }: { listing: UsageListing; id: string; name: string }) {
  if (listing.by === "namespace") {
    return (
      <AnchorLink
        to="/billing/usage"
        search={(search) => ({ ...search, by: "object" as const, namespace: id })}
        resetScroll={false}
        size="sm"
      >
        {name}
      </AnchorLink>
    );
  }
  if (name === "") return <Code>{id}</Code>;
  return (
    <Text size="sm" span>
      {name}
    </Text>
  );
}
