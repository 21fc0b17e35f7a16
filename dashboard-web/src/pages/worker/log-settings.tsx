import { Button, Group, Select, Stack, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { setObservability } from "../../api/commands/worker-settings.ts";
import { settingsQuery } from "../../api/queries/worker-settings.ts";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { notifySuccess } from "../../components/notify.ts";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";

const SHARES = ["1", "0.5", "0.25", "0.1", "0.01"];

interface Observability {
  enabled?: boolean;
  head_sampling_rate?: number;
}

interface Props {
  account: string;
  worker: string;
  observability: unknown;
}

/** Which invocations are stored although they printed nothing and did not fail. */
export function LogSettings({ account, worker, observability }: Props) {
  const queryClient = useQueryClient();
  const stored = (observability ?? {}) as Observability;
  const storedEnabled = stored.enabled ?? false;
  const storedRate = String(stored.head_sampling_rate ?? 1);
  const [enabled, setEnabled] = useState(storedEnabled);
  const [rate, setRate] = useState(storedRate);
  const save = useMutation({
    mutationFn: () => setObservability(account, worker, enabled, Number(rate)),
    onSuccess: async () => {
      await queryClient.invalidateQueries(settingsQuery(account, worker));
      notifySuccess("Log settings are saved");
    },
  });
  const isChanged = enabled !== storedEnabled || rate !== storedRate;
  const shares = SHARES.includes(rate) ? SHARES : [...SHARES, rate];
  return (
    <Section
      title="Logs"
      description="What prints something or fails is stored in any case. Here you choose what else is."
    >
      <Surface>
        <Stack gap="lg">
          <RoleGate needs="Workers Scripts Write">
            <Switch
              label="Store invocations that print nothing"
              checked={enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
          </RoleGate>
          <Group align="flex-end" gap="sm">
            <Select
              label="How many of them"
              w={180}
              allowDeselect={false}
              disabled={!enabled}
              data={shares.map((value) => ({ value, label: `${Number(value) * 100} %` }))}
              value={rate}
              onChange={(value) => setRate(value ?? storedRate)}
            />
            <RoleGate needs="Workers Scripts Write">
              <Button disabled={!isChanged} loading={save.isPending} onClick={() => save.mutate()}>
                Save
              </Button>
            </RoleGate>
          </Group>
          {save.isError && <ErrorPanel error={save.error} title="Nothing was changed" />}
        </Stack>
      </Surface>
    </Section>
  );
}
