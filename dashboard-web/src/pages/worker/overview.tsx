import { Code, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { deploymentsQuery, versionQuery, workersQuery } from "../../api/queries/workers.ts";
import { BindingTable } from "./binding-table.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { Surface } from "../../components/surface.tsx";
import { When } from "../../components/when.tsx";

const route = getRouteApi("/authenticated/shell/workers/$name/");

export function WorkerOverview() {
  const { account } = route.useRouteContext();
  const { name } = route.useParams();
  const { data: workers } = useSuspenseQuery(workersQuery(account.id));
  const { data: deployments } = useSuspenseQuery(deploymentsQuery(account.id, name));
  const worker = workers.find((candidate) => candidate.id === name);
  const active = deployments[0];
  const versionId = active?.versions[0]?.version_id;
  return (
    <Stack gap="lg">
      <Surface>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="lg">
          <Fact label="Last deployment">{active ? <When at={active.created_on} /> : "Never"}</Fact>
          <Fact label="Serving version">
            {versionId === undefined ? "None" : <Code>{versionId.slice(0, 8)}</Code>}
          </Fact>
          <Fact label="Compatibility date">{worker?.compatibility_date ?? "Not set"}</Fact>
          <Fact label="Migration tag">{worker?.migration_tag ?? "None"}</Fact>
        </SimpleGrid>
      </Surface>
      <div>
        <Title order={2} mb="xs">
          Bindings
        </Title>
        {versionId === undefined ? (
          <Text c="var(--hf-quiet)">Nothing is deployed.</Text>
        ) : (
          <Bindings account={account.id} name={name} version={versionId} />
        )}
      </div>
    </Stack>
  );
}

interface BindingsProps {
  account: string;
  name: string;
  version: string;
}

function Bindings({ account, name, version }: BindingsProps) {
  const query = useQuery(versionQuery(account, name, version));
  if (query.isPending) return <Skeleton h={120} radius="lg" />;
  if (query.isError) {
    return (
      <ErrorPanel
        error={query.error}
        title="Bindings could not be loaded"
        onRetry={() => void query.refetch()}
      />
    );
  }
  return <BindingTable bindings={query.data.resources.bindings} />;
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="var(--hf-quiet)">
        {label}
      </Text>
      <Text component="div" fw={550}>
        {children}
      </Text>
    </div>
  );
}
