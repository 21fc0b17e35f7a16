import type { BilledUsage } from "../../api/model.ts";
import { Day } from "../../components/when.tsx";
import { formatAmount } from "../../domain/money.ts";
import { Figures } from "./figures.tsx";

/** What a period costs so far, will cost, and what the one before cost. */
export function CostFigures({ usage }: { usage: BilledUsage }) {
  const { currency, forecast_cents: forecast, previous } = usage;
  const money = (cents: number) => formatAmount(cents, currency);
  return (
    <Figures
      figures={[
        {
          label: forecast === undefined ? "Cost" : "So far",
          value: money(usage.total_cents),
          note: (
            <>
              <Day at={usage.from} /> to <Day at={usage.to} />
            </>
          ),
        },
        ...(forecast === undefined
          ? []
          : [{ label: "Forecast", value: money(forecast), note: "If it goes on as so far" }]),
        {
          label: "Period before",
          value: money(previous.total_cents),
          note: "At today's prices",
        },
      ]}
    />
  );
}
