import { Code, SimpleGrid, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Deployment, Worker } from "../api/model.ts";
import { versionQuery } from "../api/queries.ts";
import { BindingTable } from "./binding-table.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { Surface } from "./surface.tsx";
import { When } from "./when.tsx";

interface Props {
  account: string;
  name: string;
  worker: Worker | undefined;
  active: Deployment | undefined;
}

export function WorkerOverview({ account, name, worker, active }: Props) {
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
          <Bindings account={account} name={name} version={versionId} />
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
