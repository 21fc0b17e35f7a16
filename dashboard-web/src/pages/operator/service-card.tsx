import { Group, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { PlatformHealth } from "../../api/model.ts";
import { Surface } from "../../components/surface.tsx";
import { formatMillis } from "../../domain/numbers.ts";

const NAMES: Record<string, string> = {
  postgresql: "PostgreSQL",
  redis: "Redis",
  keycloak: "Keycloak",
  stripe: "Stripe",
};

/** One service, whether it answers, and what it said. */
export function ServiceCard({ service }: { service: PlatformHealth["services"][number] }) {
  return (
    <Surface>
      <Group justify="space-between" wrap="nowrap" mb={6}>
        <Title order={3}>{NAMES[service.id] ?? service.id}</Title>
        {service.healthy ? (
          <IconCircleCheck size={20} color="var(--mantine-color-kelp-6)" aria-hidden />
        ) : (
          <IconAlertTriangle size={20} color="var(--mantine-color-error)" aria-hidden />
        )}
      </Group>
      <Text size="sm" fw={550}>
        {service.healthy ? `Answers in ${formatMillis(service.millis)}` : "Does not answer"}
      </Text>
      <Text size="sm" c="var(--hf-quiet)" style={{ overflowWrap: "anywhere" }}>
        {service.detail}
      </Text>
    </Surface>
  );
}
