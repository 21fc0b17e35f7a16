import { Button, Center, Code, Group, Table, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useSuspenseInfiniteQuery, useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, notFound } from "@tanstack/react-router";
import { useState } from "react";
import type { KvKey } from "../../api/model.ts";
import { kvKeysQuery, kvNamespacesQuery } from "../../api/queries/kv.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { AnchorLink, ButtonLink } from "../../components/links.tsx";
import { PageHeader } from "../../components/page-header.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { When } from "../../components/when.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { without } from "../../routes/search.ts";
import { EntryDelete } from "./entry-delete.tsx";
import { EntryDrawer } from "./entry-drawer.tsx";

const TYPING_MILLIS = 300;
const route = getRouteApi("/authenticated/shell/kv/$namespace");

export function KvKeys() {
  const { account } = route.useRouteContext();
  const { namespace: id } = route.useParams();
  const { prefix = "", key, create, remove } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: namespaces } = useSuspenseQuery(kvNamespacesQuery(account.id));
  const namespace = namespaces.find((each) => each.id === id);
  if (namespace === undefined) throw notFound();
  const onClose = () => void navigate({ search: prefix === "" ? {} : { prefix } });
  const entry = { account: account.id, namespace: id, onClose };
  return (
    <>
      <AnchorLink to="/kv" size="sm" c="var(--hf-quiet)">
        KV
      </AnchorLink>
      <PageHeader
        title={namespace.title}
        description={
          <Group gap={4}>
            <Code>{id}</Code>
            <CopyButton value={id} label="Copy namespace id" />
          </Group>
        }
        actions={
          <RoleGate needs="Workers KV Storage Write">
            <ButtonLink to="." search={(former) => ({ ...former, create: true })}>
              Add entry
            </ButtonLink>
          </RoleGate>
        }
      />
      <PrefixSearch />
      <KeyTable account={account.id} namespace={id} prefix={prefix} />
      {create && <EntryDrawer {...entry} />}
      {key !== undefined && <EntryDrawer {...entry} name={key} />}
      {remove !== undefined && <EntryDelete {...entry} name={remove} />}
    </>
  );
}

function PrefixSearch() {
  const { prefix = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(prefix);
  const search = useDebouncedCallback((wanted: string) => {
    void navigate({
      search: (former) => (wanted === "" ? without(former, "prefix") : { ...former, prefix: wanted }),
      replace: true,
    });
  }, TYPING_MILLIS);
  return (
    <TextInput
      aria-label="Keys that begin with"
      placeholder="Keys that begin with …"
      leftSection={<IconSearch size={16} />}
      mb="md"
      maw={420}
      spellCheck={false}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        search(event.currentTarget.value);
      }}
    />
  );
}

interface KeyTableProps {
  account: string;
  namespace: string;
  prefix: string;
}

function KeyTable({ account, namespace, prefix }: KeyTableProps) {
  const keys = useSuspenseInfiniteQuery(kvKeysQuery(account, namespace, prefix));
  const all = keys.data.pages.flatMap((page) => page.items);
  if (all.length === 0) {
    return (
      <EmptyLine>
        {prefix === "" ? (
          <>
            Nothing is stored yet. Add an entry here, or let a Worker do it:{" "}
            <Code>await env.STORE.put("greeting", "hello")</Code>
          </>
        ) : (
          <>
            No key begins with <Code>{prefix}</Code>.
          </>
        )}
      </EmptyLine>
    );
  }
  return (
    <DataTable
      head={["Key", "Expires", "Metadata", ""]}
      minWidth={600}
      footer={
        keys.hasNextPage && (
          <Center p="md">
            <Button
              variant="default"
              loading={keys.isFetchingNextPage}
              onClick={() => void keys.fetchNextPage()}
            >
              Show more keys
            </Button>
          </Center>
        )
      }
    >
      {all.map((key) => (
        <KeyRow key={key.name} of={key} />
      ))}
    </DataTable>
  );
}

function KeyRow({ of: { name, expiration, metadata } }: { of: KvKey }) {
  return (
    <Table.Tr>
      <Table.Td style={{ overflowWrap: "anywhere" }}>
        <AnchorLink to="." search={(former) => ({ ...former, key: name })} size="sm" ff="monospace">
          {name}
        </AnchorLink>
      </Table.Td>
      <Table.Td>
        {expiration === undefined ? (
          <Text size="sm" c="var(--hf-quiet)">
            Never
          </Text>
        ) : (
          <When at={new Date(expiration * 1000).toISOString()} />
        )}
      </Table.Td>
      <Table.Td style={{ overflowWrap: "anywhere" }}>
        {metadata != null && <Code>{JSON.stringify(metadata).slice(0, 80)}</Code>}
      </Table.Td>
      <Table.Td>
        <RowActions>
          <RoleGate needs="Workers KV Storage Write">
            <RowLink to="." search={(former) => ({ ...former, remove: name })} aria-label={`Delete ${name}`}>
              Delete
            </RowLink>
          </RoleGate>
        </RowActions>
      </Table.Td>
    </Table.Tr>
  );
}
