import { Alert, Box, SimpleGrid, Stack, Text } from "@mantine/core";
import { useMutation, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { startCheckout } from "../../api/commands/billing.ts";
import { plansQuery, subscriptionQuery } from "../../api/queries/billing.ts";
import { platformQuery } from "../../api/queries/platform.ts";
import { CheckoutReturn } from "./checkout-return.tsx";
import { CurrentPlan } from "./current-plan.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { PlanCard } from "./plan-card.tsx";

const POLL_MILLIS = 1_000;

const route = getRouteApi("/authenticated/shell/plan");

export function PlanPage() {
  const { account } = route.useRouteContext();
  const { checkout } = route.useSearch();
  const { data: plans } = useSuspenseQuery(plansQuery);
  const { data: platform } = useSuspenseQuery(platformQuery);
  const { data: initial } = useSuspenseQuery(subscriptionQuery(account.id));
  const awaited = checkout === "success";
  const { data: subscription = initial } = useQuery({
    ...subscriptionQuery(account.id),
    refetchInterval: ({ state }) => (awaited && state.data?.plan !== "workers_paid" ? POLL_MILLIS : false),
  });
  const buy = useMutation({
    mutationFn: () => startCheckout(account.id),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const paid = subscription.plan === "workers_paid";
  const waiting = awaited && !paid;
  return (
    <>
      <PageHeader title="Plan" description="What this account may do, and what it costs." />
      <Stack gap="lg">
        {checkout !== undefined && <CheckoutReturn outcome={checkout} paid={paid} />}
        {subscription.provider === "stripe-sandbox" && <SandboxNotice />}
        {buy.isError && <ErrorPanel error={buy.error} title="The checkout could not be opened" />}
        <CurrentPlan subscription={subscription} plan={plans.find((plan) => plan.id === subscription.plan)} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          {plans.map((plan) => (
            <PlanCard
              key={plan.id}
              plan={plan}
              freePlan={platform.free_plan}
              current={plan.id === subscription.plan}
              buying={buy.isPending || buy.isSuccess}
              onBuy={plan.price_cents > 0 && !paid && !waiting ? () => buy.mutate() : undefined}
            />
          ))}
        </SimpleGrid>
      </Stack>
      <Box h="xl" />
    </>
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
