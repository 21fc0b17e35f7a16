import { Badge, Group, Text, Title } from "@mantine/core";
import type { Plan, Subscription } from "../../api/model.ts";
import { formatPrice } from "../../domain/money.ts";
import { localDate } from "../../domain/time.ts";
import { Surface } from "../../components/surface.tsx";

interface Props {
  subscription: Subscription;
  plan: Plan | undefined;
}

export function CurrentPlan({ subscription, plan }: Props) {
  const { status, price_cents: cents, currency } = subscription;
  return (
    <Surface>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text size="sm" c="var(--hf-quiet)">
            Your plan
          </Text>
          <Group gap="sm" mt={2}>
            <Title order={2}>{plan?.name ?? subscription.plan}</Title>
            <Badge color={status === "active" ? "kelp" : "lamp"} variant="light" tt="none" radius="sm">
              {status.replaceAll("_", " ")}
            </Badge>
          </Group>
          <Text size="sm" c="var(--hf-quiet)" mt={4}>
            {periodText(subscription)}
          </Text>
        </div>
        <Text fw={650} fz="1.25rem">
          {cents === 0 ? "Free" : `${formatPrice(cents, currency)} a month`}
        </Text>
      </Group>
    </Surface>
  );
}

function periodText({ current_period_end: end, cancel_at_period_end: ends }: Subscription): string {
  if (!end) return "No end date";
  const date = localDate(new Date(end));
  return ends ? `Ends on ${date}` : `Renews on ${date}`;
}
