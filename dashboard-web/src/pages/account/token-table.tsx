import { Badge, Group, Table, Text } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import type { Token } from "../../api/model.ts";
import { accountsQuery } from "../../api/queries/account.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyLine } from "../../components/empty-line.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { When } from "../../components/when.tsx";
import { tokenChoice } from "../../domain/token.ts";

export function TokenTable({ tokens }: { tokens: Token[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyLine>
        No tokens yet. Name one after the machine or job that will use it, so that you know later what to
        delete.
      </EmptyLine>
    );
  }
  return (
    <DataTable head={["Name", "May do", "Last used", "Expires", ""]} minWidth={760}>
      {tokens.map((token) => (
        <Row key={token.id} token={token} />
      ))}
    </DataTable>
  );
}

function Row({ token }: { token: Token }) {
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={6}>
          <Text size="sm" fw={600}>
            {token.name}
          </Text>
          {token.status !== "active" && (
            <Badge variant="light" color={token.status === "expired" ? "red" : "gray"} radius="sm" tt="none">
              {token.status === "expired" ? "Expired" : "Disabled"}
            </Badge>
          )}
        </Group>
        <Text size="xs" c="var(--hf-quiet)">
          Created <When at={token.issued_on} />
        </Text>
      </Table.Td>
      <Table.Td>
        <Scope token={token} />
      </Table.Td>
      <Table.Td>{token.last_used_on ? <When at={token.last_used_on} /> : <Quiet>Never</Quiet>}</Table.Td>
      <Table.Td>{token.expires_on ? <When at={token.expires_on} /> : <Quiet>Never</Quiet>}</Table.Td>
      <Table.Td>
        <RowActions>
          <RowLink to="." search={{ edit: token.id }} aria-label={`Edit ${token.name}`}>
            Edit
          </RowLink>
          <RowLink to="." search={{ roll: token.id }} aria-label={`Roll ${token.name}`}>
            Roll
          </RowLink>
          <RowLink to="." search={{ remove: token.id }} aria-label={`Delete ${token.name}`}>
            Delete
          </RowLink>
        </RowActions>
      </Table.Td>
    </Table.Tr>
  );
}

function Scope({ token }: { token: Token }) {
  const { data: all } = useSuspenseQuery(accountsQuery);
  const { accounts, addresses } = tokenChoice(token);
  const permissions = (token.policies ?? []).flatMap((policy) => policy.permission_groups);
  const names = accounts.map((id) => all.find((account) => account.id === id)?.name ?? id);
  const limits = [
    names.length > 0 && `in ${names.join(", ")}`,
    addresses.length > 0 && `from ${addresses.join(", ")}`,
  ].filter(Boolean);
  return (
    <>
      <Text size="sm" lineClamp={2} title={permissions.map(({ name }) => name).join(", ")}>
        {permissions.length === 0 ? "Whatever you may do" : permissions.map(({ name }) => name).join(", ")}
      </Text>
      {limits.length > 0 && (
        <Text size="xs" c="var(--hf-quiet)" style={{ overflowWrap: "anywhere" }}>
          {limits.join(", ")}
        </Text>
      )}
    </>
  );
}

function Quiet({ children }: { children: string }) {
  return (
    <Text size="sm" c="var(--hf-quiet)">
      {children}
    </Text>
  );
}
