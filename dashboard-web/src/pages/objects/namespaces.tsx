import { Badge, Code, Group, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import type { Namespace } from "../../api/model.ts";
import { namespacesQuery } from "../../api/queries/objects.ts";
import { CodeBlock } from "../../components/code-block.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { Surface } from "../../components/surface.tsx";
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
      {namespaces.length === 0 ? <NoNamespaces /> : <NamespaceTable namespaces={namespaces} />}
    </>
  );
}

function NamespaceTable({ namespaces }: { namespaces: Namespace[] }) {
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={560}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Class</Table.Th>
              <Table.Th>Worker</Table.Th>
              <Table.Th>Storage</Table.Th>
              <Table.Th>Namespace id</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {namespaces.map((namespace) => (
              <Table.Tr key={namespace.id}>
                <Table.Td fw={600}>{namespace.class}</Table.Td>
                <Table.Td>
                  <AnchorLink
                    to="/workers/$name"
                    params={{ name: namespace.script }}
                    size="sm"
                    c="var(--hf-link)"
                  >
                    {namespace.script}
                  </AnchorLink>
                </Table.Td>
                <Table.Td>
                  <Badge variant="light" color={namespace.use_sqlite ? "kelp" : "lamp"} radius="sm" tt="none">
                    {namespace.use_sqlite ? "SQLite" : "Key-value"}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    <Code>{namespace.id.slice(0, 8)}…</Code>
                    <CopyButton value={namespace.id} label="Copy namespace id" />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Surface>
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
        <ButtonLink to="/workers" search={{ deploy: "hello-world-object" }}>
          Deploy a template
        </ButtonLink>
      }
    >
      <Text size="sm" mb="xs" fw={550}>
        A class is all it takes
      </Text>
      <CodeBlock title="src/index.js" code={helloWorldObject} language="javascript" />
    </EmptyState>
  );
}
