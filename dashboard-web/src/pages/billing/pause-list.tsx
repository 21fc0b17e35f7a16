import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { liftPause } from "../../api/commands/billing.ts";
import type { Pause } from "../../api/model.ts";
import { attentionQuery } from "../../api/queries/billing.ts";
import { pausesQuery } from "../../api/queries/pauses.ts";
import { notifyFailure, notifySuccess } from "../../components/notify.ts";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";
import { RoleGate } from "../../components/role-gate.tsx";

/** What stands still, why, and the click that lets it run again. */
export function PauseList({ account, pauses }: { account: string; pauses: Pause[] }) {
  return (
    <Surface bd="1px solid var(--mantine-color-red-5)">
      <Title order={3}>Paused</Title>
      <Stack gap="md" mt="sm">
        {pauses.map((pause) => (
          <Paused key={pause.id} account={account} pause={pause} />
        ))}
      </Stack>
    </Surface>
  );
}

function Paused({ account, pause }: { account: string; pause: Pause }) {
  const queryClient = useQueryClient();
  const lift = useMutation({
    mutationFn: () => liftPause(account, pause.id),
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries(pausesQuery(account)),
        queryClient.invalidateQueries(attentionQuery(account)),
        queryClient.invalidateQueries({ queryKey: ["spending", account] }),
      ]);
      notifySuccess("It runs again within seconds");
    },
    onError: notifyFailure("The pause was not lifted"),
  });
  return (
    <Group justify="space-between" align="flex-start" gap="md">
      <div style={{ flex: "1 1 280px" }}>
        <Text size="sm">{pause.reason}</Text>
        <Text size="xs" c="var(--hf-quiet)" mt={2}>
          {pause.worker === undefined ? "Everything of this account" : "One Worker"},{" "}
          <When at={pause.since} />
          {pause.cause === "spending_cap" &&
            ". Resuming lets the rest of this period cost more than the cap."}
        </Text>
      </div>
      <RoleGate needs="Billing Write">
        <Button size="xs" loading={lift.isPending} onClick={() => lift.mutate()}>
          Resume
        </Button>
      </RoleGate>
    </Group>
  );
}
