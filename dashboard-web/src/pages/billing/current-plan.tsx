import { Badge, Button, Group, Text, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { openPortal } from "../../api/commands/billing.ts";
import type { Plan, Subscription } from "../../api/model.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { formatPrice } from "../../domain/money.ts";
import { describeStanding } from "../../domain/standing.ts";

interface Props {
  account: string;
  subscription: Subscription;
  /** The one that was bought, also while it is not paid. */
  plan: Plan | undefined;
}

/** The plan, how the account stands with it, and the way to the payment provider's own pages. */
export function CurrentPlan({ account, subscription, plan }: Props) {
  const { price_cents: cents, currency } = plan ?? subscription;
  const standing = describeStanding(subscription);
  return (
    <Surface>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text size="sm" c="var(--hf-quiet)">
            Your plan
          </Text>
          <Group gap="sm" mt={2}>
            <Title order={2}>{plan?.name ?? subscription.plan}</Title>
            {subscription.standing !== "none" && (
              <Badge color={standing.color} variant="light" tt="none" radius="sm">
                {standing.label}
              </Badge>
            )}
          </Group>
        </div>
        <Text fw={650} fz="1.25rem">
          {cents === 0 ? "Free" : `${formatPrice(cents, currency)} a month`}
        </Text>
      </Group>
      <Text size="sm" c="var(--hf-quiet)" mt={6} maw={680}>
        {standing.text}
      </Text>
      {subscription.standing !== "none" && <Portal account={account} owes={standing.owes} />}
    </Surface>
  );
}

function Portal({ account, owes }: { account: string; owes: boolean }) {
  const portal = useMutation({
    mutationFn: () => openPortal(account),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  return (
    <>
      <Group mt="md" gap="sm">
        <RoleGate needs="Billing Write">
          <Button
            variant={owes ? "filled" : "default"}
            loading={portal.isPending || portal.isSuccess}
            onClick={() => portal.mutate()}
          >
            {owes ? "Pay the open invoice" : "Manage payment"}
          </Button>
        </RoleGate>
        <Text size="sm" c="var(--hf-quiet)" flex="1 1 220px">
          {owes
            ? "Change the card and pay. This page notices by itself."
            : "Change the card, cancel, or take a cancellation back."}
        </Text>
      </Group>
      {portal.isError && (
        <Group mt="md">
          <ErrorPanel error={portal.error} title="The payment pages could not be opened" />
        </Group>
      )}
    </>
  );
}
