import { Group, Stack, Text } from "@mantine/core";
import type { Invoice } from "../../api/model.ts";
import { exactAmount } from "../../domain/billed-metrics.ts";
import { formatAmount, formatRate } from "../../domain/money.ts";

/** An invoice line by line, and what they come to. Lines of nothing are left out. */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { currency } = invoice;
  const lines = invoice.lines.filter(({ cents, quantity }) => cents !== 0 || quantity !== 0);
  return (
    <Stack gap={8}>
      {lines.map((line, index) => (
        <Group key={index} justify="space-between" align="baseline" gap="md" wrap="nowrap">
          <div>
            <Text size="sm">{line.description}</Text>
            <Text size="xs" c="var(--hf-quiet)">
              {exactAmount(line.quantity)}{" "}
              {line.unit_cents > 0 ? `× ${formatRate(line.unit_cents, currency)}` : "included"}
            </Text>
          </div>
          <Text size="sm">{formatAmount(line.cents, currency)}</Text>
        </Group>
      ))}
      <Group justify="space-between" pt={8} style={{ borderTop: "1px solid var(--hf-line)" }}>
        <Text size="sm" fw={600}>
          Total
        </Text>
        <Text size="sm" fw={600}>
          {formatAmount(invoice.total_cents, currency)}
        </Text>
      </Group>
    </Stack>
  );
}
