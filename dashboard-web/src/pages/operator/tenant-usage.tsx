import { SimpleGrid, Skeleton, Stack, Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { operatorUsageQuery } from "../../api/queries/operator.ts";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Figure } from "../../components/figure.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { Day } from "../../components/when.tsx";
import { metricTitle } from "../../domain/billed-metrics.ts";
import { formatAmount } from "../../domain/money.ts";
import { formatWhole } from "../../domain/numbers.ts";

const decimal = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/** What an account has, and what it used and owes in its present billing period. */
export function TenantUsage({ id }: { id: string }) {
  const query = useQuery(operatorUsageQuery(id));
  if (query.isPending) return <Skeleton h={260} radius="lg" mb={36} aria-label="Loading usage" />;
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="Usage could not be loaded"
        onRetry={() => void query.refetch()}
      />
    );
  }
  const usage = query.data;
  const money = (cents: number) => formatAmount(cents, usage.currency);
  return (
    <Section
      title="Usage"
      description={
        <>
          From <Day at={usage.from} /> to <Day at={usage.to} />, in the units of the price list.
        </>
      }
    >
      <Stack>
        <Surface>
          <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="lg">
            <Figure label="Members">{formatWhole(usage.members)}</Figure>
            <Figure label="Workers">{formatWhole(usage.workers)}</Figure>
            <Figure label="Namespaces">{formatWhole(usage.namespaces)}</Figure>
            <Figure label="Cost so far">{money(usage.total_cents)}</Figure>
          </SimpleGrid>
        </Surface>
        <DataTable head={["Metric", "Used", "Cost"]} minWidth={340}>
          {usage.lines.map((line) => (
            <Table.Tr key={line.metric}>
              <Table.Td>{metricTitle(line.metric)}</Table.Td>
              <Table.Td>{decimal.format(line.used)}</Table.Td>
              <Table.Td>{money(line.cents)}</Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      </Stack>
    </Section>
  );
}
