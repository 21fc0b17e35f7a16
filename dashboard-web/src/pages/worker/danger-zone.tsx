import { Group, Text } from "@mantine/core";
import { getRouteApi } from "@tanstack/react-router";
import { ButtonLink } from "../../components/links.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { DeleteWorker } from "./delete-worker.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/settings");

export function DangerZone({ account, worker }: { account: string; worker: string }) {
  const { remove } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Section title="Danger zone">
      <Surface>
        <Group justify="space-between" gap="md">
          <div>
            <Text fw={550}>Delete this Worker</Text>
            <Text size="sm" c="var(--hf-quiet)">
              With its versions, secrets and triggers, and everything that its objects store.
            </Text>
          </div>
          <RoleGate needs="Workers Scripts Write">
            <ButtonLink to="." search={{ remove: true }} resetScroll={false} color="red.8" variant="filled">
              Delete {worker}
            </ButtonLink>
          </RoleGate>
        </Group>
      </Surface>
      {remove && (
        <DeleteWorker
          account={account}
          worker={worker}
          onClose={() => void navigate({ search: {}, resetScroll: false })}
        />
      )}
    </Section>
  );
}
