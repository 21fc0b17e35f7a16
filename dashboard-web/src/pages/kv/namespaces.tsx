import { Code, Group, Table } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { KvNamespace } from "../../api/model.ts";
import { kvNamespacesQuery } from "../../api/queries/kv.ts";
import { CodeBlock } from "../../components/code-block.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { NamespaceDelete } from "./namespace-delete.tsx";
import { NamespaceTitleDialog } from "./namespace-title-dialog.tsx";

const route = getRouteApi("/authenticated/shell/kv");

const CONFIGURATION = `"kv_namespaces": [
  { "binding": "STORE", "id": "<namespace id>" }
]`;

export function KvNamespaces() {
  const { account } = route.useRouteContext();
  const { create, rename, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: namespaces } = useSuspenseQuery(kvNamespacesQuery(account.id));
  const renamed = namespaces.find((each) => each.id === rename);
  const removed = namespaces.find((each) => each.id === remove);
  const onClose = () => void navigate({ search: {} });
  return (
    <>
      <PageHeader
        title="KV"
        description="Values by key, read fast from every Worker. A change is seen everywhere after a moment, not at once."
        actions={
          namespaces.length > 0 && (
            <RoleGate needs="Workers KV Storage Write">
              <ButtonLink to="." search={{ create: true }}>
                Create namespace
              </ButtonLink>
            </RoleGate>
          )
        }
      />
      {namespaces.length === 0 ? <NoNamespaces /> : <NamespaceTable namespaces={namespaces} />}
      {create && <NamespaceTitleDialog account={account.id} onClose={onClose} />}
      {renamed && <NamespaceTitleDialog account={account.id} renamed={renamed} onClose={onClose} />}
      {removed && <NamespaceDelete account={account.id} namespace={removed} onClose={onClose} />}
    </>
  );
}

function NamespaceTable({ namespaces }: { namespaces: KvNamespace[] }) {
  return (
    <DataTable head={["Name", "Namespace id", ""]} minWidth={520}>
      {namespaces.map((namespace) => (
        <Table.Tr key={namespace.id}>
          <Table.Td fw={600}>
            <AnchorLink to="/kv/$namespace" params={{ namespace: namespace.id }} size="sm" fw={600}>
              {namespace.title}
            </AnchorLink>
          </Table.Td>
          <Table.Td>
            <Group gap={4} wrap="nowrap">
              <Code>{namespace.id.slice(0, 8)}…</Code>
              <CopyButton value={namespace.id} label="Copy namespace id" />
            </Group>
          </Table.Td>
          <Table.Td>
            <RowActions>
              <RoleGate needs="Workers KV Storage Write">
                <RowLink to="." search={{ rename: namespace.id }} aria-label={`Rename ${namespace.title}`}>
                  Rename
                </RowLink>
              </RoleGate>
              <RoleGate needs="Workers KV Storage Write">
                <RowLink to="." search={{ remove: namespace.id }} aria-label={`Delete ${namespace.title}`}>
                  Delete
                </RowLink>
              </RoleGate>
            </RowActions>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}

function NoNamespaces() {
  return (
    <EmptyState
      title="No KV namespaces yet"
      text="A namespace holds keys and their values: configuration, sessions, whatever is read often and changed seldom. For data that must never be stale, use a Durable Object."
      actions={
        <RoleGate needs="Workers KV Storage Write">
          <ButtonLink to="." search={{ create: true }}>
            Create namespace
          </ButtonLink>
        </RoleGate>
      }
    >
      <CodeBlock title="wrangler.jsonc" code={CONFIGURATION} />
    </EmptyState>
  );
}
