import { Stack, Text, Title } from "@mantine/core";
import type { Spending } from "../../api/model.ts";
import { Day } from "../../components/when.tsx";
import { formatAmount, formatPrice } from "../../domain/money.ts";
import { Meter } from "./meter.tsx";

/** How far the current period has come towards the cap. */
export function CapProgress({ spending }: { spending: Spending }) {
  const { cap_cents: cap, cost_cents: cost = 0, currency, period_end: end, beyond_cap: beyond } = spending;
  return (
    <Stack gap="sm">
      <Title order={3}>This period</Title>
      {cap === undefined ? (
        <Text size="sm" c="var(--hf-quiet)">
          {formatAmount(cost, currency)} so far, until <Day at={end} />. There is no cap: set one below, and
          this account never costs more than you decided.
        </Text>
      ) : (
        <>
          <Meter
            label="Spent of the cap"
            text={`${formatAmount(cost, currency)} of ${formatPrice(cap, currency)}`}
            share={cap === 0 ? 1 : cost / cap}
          />
          <Text size="sm" c="var(--hf-quiet)">
            Counted anew on <Day at={end} />.
            {beyond && " The pause for the cap was lifted, so this period may cost more."}
          </Text>
        </>
      )}
    </Stack>
  );
}
