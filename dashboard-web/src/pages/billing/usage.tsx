import { Group, SegmentedControl, Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { BilledUsage } from "../../api/model.ts";
import { plansQuery, usageQuery } from "../../api/queries/billing.ts";
import { Surface } from "../../components/surface.tsx";
import { usageListing } from "../../routes/billing.ts";
import { CostFigures } from "./cost-figures.tsx";
import { FreeDay } from "./free-day.tsx";
import { UsageBy } from "./usage-by.tsx";
import { UsageDays } from "./usage-days.tsx";
import { UsageLines } from "./usage-lines.tsx";

const route = getRouteApi("/authenticated/shell/billing/usage");

export function BillingUsage() {
  const { account } = route.useRouteContext();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const listing = usageListing(search);
  const { data: usage } = useSuspenseQuery(usageQuery(account.id, listing));
  const { data: plans } = useSuspenseQuery(plansQuery);
  const metric = search.metric ?? dearest(usage);
  const free = usage.price_cents === 0;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <SegmentedControl
          aria-label="Period"
          data={[
            { value: "current", label: "This period" },
            { value: "previous", label: "Period before" },
          ]}
          value={listing.period}
          onChange={(value) =>
            void navigate({
              search: (before) => ({ ...before, period: value === "previous" ? value : undefined }),
              replace: true,
            })
          }
        />
      </Group>
      <Surface>
        {free && listing.period === "current" ? <FreeDay usage={usage} /> : <CostFigures usage={usage} />}
      </Surface>
      <UsageLines usage={usage} plan={plans.find(({ id }) => id === usage.plan)} selected={metric} />
      <UsageDays usage={usage} metric={metric} />
      <UsageBy usage={usage} listing={listing} metric={metric} />
    </Stack>
  );
}

/** The metric that costs most, or, as long as none costs anything, Workers' requests. */
function dearest({ lines }: BilledUsage): string {
  const [first] = lines.filter(({ cents }) => cents > 0).toSorted((a, b) => b.cents - a.cents);
  return first?.metric ?? "worker_requests";
}
