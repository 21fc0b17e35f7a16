import { Stack } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { spendingQuery } from "../../api/queries/billing.ts";
import { Surface } from "../../components/surface.tsx";
import { CapProgress } from "./cap-progress.tsx";
import { SpendingForm } from "./spending-form.tsx";

const route = getRouteApi("/authenticated/shell/billing/spending");

export function BillingSpending() {
  const { account } = route.useRouteContext();
  const { data: spending } = useSuspenseQuery(spendingQuery(account.id));
  return (
    <Stack gap="lg">
      <Surface>
        <CapProgress spending={spending} />
      </Surface>
      <Surface>
        <SpendingForm account={account.id} spending={spending} />
      </Surface>
    </Stack>
  );
}
