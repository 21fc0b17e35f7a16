import { Group, Stack, Switch, Text } from "@mantine/core";
import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { switchSubdomain } from "../../api/commands/worker-settings.ts";
import { subdomainQuery } from "../../api/queries/account.ts";
import { platformQuery } from "../../api/queries/platform.ts";
import { scriptSubdomainQuery } from "../../api/queries/worker-settings.ts";
import { workersQuery } from "../../api/queries/workers.ts";
import { ExternalUrl } from "../../components/external-url.tsx";
import { Section } from "../../components/section.tsx";
import { Surface } from "../../components/surface.tsx";
import { useOptimistic } from "../../components/use-optimistic.ts";
import { RoleGate } from "../../components/role-gate.tsx";
import { subdomainUrl } from "../../domain/worker-host.ts";

interface Props {
  account: string;
  worker: string;
}

interface State {
  enabled: boolean;
  previews_enabled?: boolean;
}

/** The Worker's address below the account's subdomain. */
export function AddressSection({ account, worker }: Props) {
  const queryClient = useQueryClient();
  const query = scriptSubdomainQuery(account, worker);
  const { data: state } = useSuspenseQuery(query);
  const { data: platform } = useSuspenseQuery(platformQuery);
  const { data: subdomain } = useSuspenseQuery(subdomainQuery(account));
  const change = useOptimistic<State, State>({
    queryKey: query.queryKey,
    act: async (wanted) => {
      await switchSubdomain(account, worker, wanted.enabled, wanted.previews_enabled ?? false);
      await queryClient.invalidateQueries(workersQuery(account));
    },
    show: (_shown, wanted) => wanted,
    failure: "The address was not changed",
  });
  return (
    <Section title="Address" description="Where the Worker answers below the account's subdomain.">
      <Surface>
        <Stack gap="lg">
          <Group justify="space-between" gap="md">
            <RoleGate needs="Workers Scripts Write">
              <Switch
                label="Subdomain"
                description={state.enabled ? "Everybody can call the Worker" : "The address answers nothing"}
                checked={state.enabled}
                onChange={(event) => change.mutate({ ...state, enabled: event.currentTarget.checked })}
              />
            </RoleGate>
            {state.enabled && subdomain !== null ? (
              <ExternalUrl url={subdomainUrl(platform.workers, subdomain, worker)} />
            ) : (
              <Text size="sm" c="var(--hf-quiet)">
                Off
              </Text>
            )}
          </Group>
          <RoleGate needs="Workers Scripts Write">
            <Switch
              label="Addresses of versions"
              description="Every version answers at an address of its own before it is put in service"
              checked={state.previews_enabled ?? false}
              onChange={(event) => change.mutate({ ...state, previews_enabled: event.currentTarget.checked })}
            />
          </RoleGate>
        </Stack>
      </Surface>
    </Section>
  );
}
