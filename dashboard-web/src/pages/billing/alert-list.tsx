import { Badge, Group, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { alertsQuery } from "../../api/queries/billing.ts";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";

const MOST = 10;

/** The last alerts about caps and unusual activity. Not there for members who may not see what is spent. */
export function AlertList({ account }: { account: string }) {
  const { data: alerts } = useQuery(alertsQuery(account));
  if (alerts === undefined || alerts.length === 0) return null;
  return (
    <Surface>
      <Title order={3}>Alerts</Title>
      <Stack gap="md" mt="sm">
        {alerts.slice(0, MOST).map((alert) => (
          <div key={alert.created_on + alert.message}>
            <Text size="sm">{alert.message}</Text>
            <Group gap="xs" mt={2}>
              <Text size="xs" c="var(--hf-quiet)">
                <When at={alert.created_on} />
              </Text>
              {alert.paused && (
                <Badge size="sm" color="red" variant="light" tt="none" radius="sm">
                  Paused then
                </Badge>
              )}
            </Group>
          </div>
        ))}
      </Stack>
    </Surface>
  );
}
