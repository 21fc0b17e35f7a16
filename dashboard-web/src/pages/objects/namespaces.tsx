import { Badge, Code, Group, Skeleton, Stack, Table, Text } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import type { Namespace, NamespaceTotals } from "../../api/model.ts";
import { namespacesQuery, namespaceTotalsQuery } from "../../api/queries/objects.ts";
import { CodeBlock } from "../../components/code-block.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { ErrorPanel } from "../../components/error-panel.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { formatBytes, formatCount } from "../../domain/numbers.ts";
import helloWorldObject from "../../templates/hello-world-object.js?raw";

const route = getRouteApi("/authenticated/shell/durable-objects");

export function Namespaces() {
  const { account } = route.useRouteContext();
  const { data: namespaces } = useSuspenseQuery(namespacesQuery(account.id));
  return (
    <>
      <PageHeader
        title="Durable Objects"
        description="A namespace is the family of all objects of one class. A Worker reaches it through a binding."
      />
      {namespaces.length === 0 ? (
        <NoNamespaces />
      ) : (
        <NamespaceTable account={account.id} namespaces={namespaces} />
      )}
    </>
  );
}

interface TableProps {
  account: string;
  namespaces: Namespace[];
}

function NamespaceTable({ account, namespaces }: TableProps) {
  const totals = useQuery(namespaceTotalsQuery(account));
  return (
    <Stack>
      {totals.isError && (
        <ErrorPanel
          error={totals.error}
          title="Numbers could not be loaded"
          onRetry={() => void totals.refetch()}
        />
      )}
      <DataTable
        head={["Class", "Worker", "Backend", "Objects", "Stored", "Requests, 24 h", "Namespace id"]}
        minWidth={760}
      >
        {namespaces.map((namespace) => (
          <Row
            key={namespace.id}
            namespace={namespace}
            totals={totals.data?.get(namespace.id)}
            pending={totals.isPending}
          />
        ))}
      </DataTable>
    </Stack>
  );
}

interface RowProps {
  namespace: Namespace;
  totals: NamespaceTotals | undefined;
  pending: boolean;
}

function Row({ namespace, totals, pending }: RowProps) {
  const number = (show: (known: NamespaceTotals) => string) =>
    totals ? show(totals) : pending ? <Skeleton h={14} w={40} /> : "–";
  return (
    <Table.Tr>
      <Table.Td>
        <AnchorLink to="/durable-objects/$namespace" params={{ namespace: namespace.id }} size="sm" fw={600}>
          {namespace.class}
        </AnchorLink>
      </Table.Td>
      <Table.Td>
        <AnchorLink to="/workers/$name" params={{ name: namespace.script }} size="sm">
          {namespace.script}
        </AnchorLink>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={namespace.use_sqlite ? "kelp" : "lamp"} radius="sm" tt="none">
          {namespace.use_sqlite ? "SQLite" : "Key-value"}
        </Badge>
      </Table.Td>
      <Table.Td>{number((known) => formatCount(known.objects))}</Table.Td>
      <Table.Td>{number((known) => formatBytes(known.stored_bytes))}</Table.Td>
      <Table.Td>{number((known) => formatCount(known.requests))}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Code>{namespace.id.slice(0, 8)}…</Code>
          <CopyButton value={namespace.id} label="Copy namespace id" />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function NoNamespaces() {
  return (
    <EmptyState
      title="No namespaces yet"
      text={
        <>
          Export a class that extends <Code>DurableObject</Code>, bind it, and name it in a migration. The
          deployment that carries the migration creates the namespace.
        </>
      }
      actions={
        <RoleGate needs="Workers Scripts Write">
          <ButtonLink to="/workers" search={{ deploy: "hello-world-object" }}>
            Deploy a template
          </ButtonLink>
        </RoleGate>
      }
    >
      <Text size="sm" mb="xs" fw={550}>
        A class is all it takes
      </Text>
      <CodeBlock title="src/index.js" code={helloWorldObject} language="javascript" />
    </EmptyState>
  );
}
