import { Progress, Table, Text } from "@mantine/core";
import type { BilledUsage, BilledUsageLine, Plan } from "../../api/model.ts";
import { AnchorLink } from "../../components/links.tsx";
import { Surface } from "../../components/surface.tsx";
import { compactAmount, metricTitle, shortAmount } from "../../domain/billed-metrics.ts";
import { formatAmount } from "../../domain/money.ts";
import styles from "./usage.module.css";

interface Props {
  usage: BilledUsage;
  plan: Plan | undefined;
  selected: string;
}

/** Every metric of the plan: used, included, beyond that, and what it costs. A metric leads to its days and users. */
export function UsageLines({ usage, plan, selected }: Props) {
  const priced = plan?.allowances.some(({ overage_cents: cents }) => cents !== undefined) ?? false;
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={320} tabIndex={0}>
        <Table verticalSpacing="xs" horizontalSpacing="md" className={styles["numbers"] ?? ""}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Metric</Table.Th>
              <Table.Th ta="right">Used</Table.Th>
              <Table.Th ta="right">Included</Table.Th>
              <Table.Th w={110} aria-label="Share of what is included" visibleFrom="sm" />
              <Table.Th ta="right" visibleFrom="sm">
                Period before
              </Table.Th>
              {priced && <Table.Th ta="right">Cost</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {usage.lines.map((line) => (
              <Line
                key={line.metric}
                line={line}
                currency={usage.currency}
                priced={priced}
                selected={line.metric === selected}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Surface>
  );
}

interface LineProps {
  line: BilledUsageLine;
  currency: string;
  priced: boolean;
  selected: boolean;
}

function Line({ line, currency, priced, selected }: LineProps) {
  const { metric, used, included, period, previous, cents } = line;
  const share = included === 0 ? 0 : used / included;
  return (
    <Table.Tr data-selected={selected || undefined}>
      <Table.Td>
        <AnchorLink
          to="/billing/usage"
          search={(search) => ({ ...search, metric })}
          replace
          resetScroll={false}
          size="sm"
          fw={selected ? 650 : 450}
          aria-current={selected ? "true" : undefined}
        >
          {metricTitle(metric)}
        </AnchorLink>
      </Table.Td>
      <Table.Td ta="right">{shortAmount(used)}</Table.Td>
      <Table.Td ta="right">
        {compactAmount(included)}
        {period === "day" && (
          <Text span size="xs" c="var(--hf-quiet)">
            {" "}
            today
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">
        <Progress
          value={Math.min(1, share) * 100}
          color={share >= 1 ? "lamp.6" : "kelp.6"}
          size="sm"
          aria-label={`${metricTitle(metric)}: ${Math.round(share * 100)} % of what is included`}
        />
      </Table.Td>
      <Table.Td ta="right" c="var(--hf-quiet)" visibleFrom="sm">
        {shortAmount(previous)}
      </Table.Td>
      {priced && (
        <Table.Td ta="right" fw={cents > 0 ? 600 : 400}>
          {formatAmount(cents, currency)}
        </Table.Td>
      )}
    </Table.Tr>
  );
}
