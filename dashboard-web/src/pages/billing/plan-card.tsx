import { Button, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { Plan, Platform } from "../../api/model.ts";
import { formatPrice } from "../../domain/money.ts";
import { planAllowances, planHighlights } from "../../domain/plan-features.ts";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";

interface Props {
  plan: Plan;
  freePlan: Platform["free_plan"];
  current: boolean;
  buying: boolean;
  /** Present if the plan can be bought now. */
  onBuy: (() => void) | undefined;
}

export function PlanCard({ plan, freePlan, current, buying, onBuy }: Props) {
  return (
    <Surface {...(current && { bd: "1px solid var(--mantine-color-kelp-6)" })}>
      <Group justify="space-between">
        <Title order={3}>{plan.name}</Title>
        {current && (
          <Text size="sm" c="var(--hf-link)" fw={600}>
            Current
          </Text>
        )}
      </Group>
      <Group gap={6} align="baseline" mt={4}>
        <Text fz="2rem" fw={680} lts="-0.03em" lh={1.2}>
          {formatPrice(plan.price_cents, plan.currency)}
        </Text>
        <Text c="var(--hf-quiet)" size="sm">
          a month{plan.price_cents > 0 && ", then by use"}
        </Text>
      </Group>
      {onBuy && (
        <RoleGate needs="Billing Write">
          <Button fullWidth mt="md" onClick={onBuy} loading={buying}>
            Upgrade to Paid
          </Button>
        </RoleGate>
      )}
      <Highlights plan={plan} freePlan={freePlan} />
      <Text size="sm" fw={600} mt="lg" mb={8}>
        Included
      </Text>
      <Stack gap={7}>
        {planAllowances(plan).map(({ label, beyond }) => (
          <Group key={label} justify="space-between" align="baseline" gap="sm" wrap="nowrap">
            <Text size="sm">{label}</Text>
            <Text size="xs" c="var(--hf-quiet)" ta="right">
              {beyond}
            </Text>
          </Group>
        ))}
      </Stack>
    </Surface>
  );
}

function Highlights({ plan, freePlan }: Pick<Props, "plan" | "freePlan">) {
  return (
    <List mt="lg" ps={0} spacing={6} size="sm" styles={{ item: { lineHeight: 1.5 } }}>
      {planHighlights(plan, freePlan).map(({ text, included }) => (
        <List.Item
          key={text}
          icon={
            included ? (
              <IconCheck size={15} color="var(--hf-link)" aria-label="Included:" />
            ) : (
              <IconMinus size={15} color="var(--hf-quiet)" aria-label="Not included:" />
            )
          }
        >
          {text}
        </List.Item>
      ))}
    </List>
  );
}
