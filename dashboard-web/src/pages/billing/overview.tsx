import { Alert, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { startCheckout } from "../../api/commands/billing.ts";
import { plansQuery, subscriptionQuery } from "../../api/queries/billing.ts";
import { pausesQuery } from "../../api/queries/pauses.ts";
import { platformQuery } from "../../api/queries/platform.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { describeStanding } from "../../domain/standing.ts";
import { AlertList } from "./alert-list.tsx";
import { CheckoutReturn } from "./checkout-return.tsx";
import { CurrentPlan } from "./current-plan.tsx";
import { PauseList } from "./pause-list.tsx";
import { PeriodSummary } from "./period-summary.tsx";
import { PlanCard } from "./plan-card.tsx";

const AWAITING_MILLIS = 1_000;
const OWING_MILLIS = 5_000;

const route = getRouteApi("/authenticated/shell/billing/");

export function BillingOverview() {
  const { account } = route.useRouteContext();
  const { checkout } = route.useSearch();
  const { data: plans } = useSuspenseQuery(plansQuery);
  const { data: platform } = useSuspenseQuery(platformQuery);
  const { data: initial } = useSuspenseQuery(subscriptionQuery(account.id));
  const { data: pauses } = useSuspenseQuery(pausesQuery(account.id));
  const awaited = checkout === "success";
  const { data: subscription = initial } = useQuery({
    ...subscriptionQuery(account.id),
    refetchInterval: ({ state }) => {
      if (awaited && state.data?.plan !== "workers_paid") return AWAITING_MILLIS;
      return state.data && describeStanding(state.data).owes ? OWING_MILLIS : false;
    },
  });
  const buy = useMutation({
    mutationFn: () => startCheckout(account.id),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const paid = subscription.plan === "workers_paid";
  const waiting = awaited && !paid;
  const { canBuy, owes } = describeStanding(subscription);
  const bought = owes ? "workers_paid" : subscription.plan;
  return (
    <Stack gap="lg">
      {checkout !== undefined && <CheckoutReturn outcome={checkout} paid={paid} />}
      {buy.isError && <ErrorPanel error={buy.error} title="The checkout could not be opened" />}
      <CurrentPlan
        account={account.id}
        subscription={subscription}
        plan={plans.find((plan) => plan.id === bought)}
      />
      {pauses.length > 0 && <PauseList account={account.id} pauses={pauses} />}
      <PeriodSummary account={account.id} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {plans.map((plan) => (
          <PlanCard
            key={plan.id}
            plan={plan}
            freePlan={platform.free_plan}
            current={plan.id === subscription.plan}
            buying={buy.isPending || buy.isSuccess}
            onBuy={plan.price_cents > 0 && canBuy && !waiting ? () => buy.mutate() : undefined}
          />
        ))}
      </SimpleGrid>
      <AlertList account={account.id} />
      {subscription.provider === "stripe-sandbox" && <SandboxNotice />}
    </Stack>
  );
}

function SandboxNotice() {
  return (
    <Alert color="lamp" variant="light" title="Payments run in a sandbox">
      <Text size="sm">
        This platform has no payment provider configured. The checkout looks and behaves like the real one,
        but no card is charged.
      </Text>
    </Alert>
  );
}
