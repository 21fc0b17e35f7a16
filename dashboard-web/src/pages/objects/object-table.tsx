import { Code, Group, Skeleton, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ObjectPresence, ObjectSummary } from "../../api/model.ts";
import { presenceQuery } from "../../api/queries/objects.ts";
import { CopyButton } from "../../components/copy-button.tsx";
import { DataTable } from "../../components/data-table.tsx";
import { AnchorLink } from "../../components/links.tsx";
import { When } from "../../components/when.tsx";
import { formatBytes } from "../../domain/numbers.ts";
import { StateBadge } from "./state-badge.tsx";

interface Props {
  account: string;
  namespace: string;
  objects: ObjectSummary[];
}

/** Objects with how they are now, which is asked for after the list is there. */
export function ObjectTable({ account, namespace, objects }: Props) {
  const ids = objects.map(({ id }) => id);
  const presence = useQuery(presenceQuery(account, namespace, ids));
  return (
    <DataTable head={["Object", "Id", "State", "Stored", "Last active"]} minWidth={680}>
      {objects.map((object) => (
        <Row
          key={object.id}
          namespace={namespace}
          object={object}
          presence={presence.data?.get(object.id)}
          pending={presence.isPending}
        />
      ))}
    </DataTable>
  );
}

interface RowProps {
  namespace: string;
  object: ObjectSummary;
  presence: ObjectPresence | undefined;
  pending: boolean;
}

function Row({ namespace, object, presence, pending }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td miw={150} maw={300} style={{ overflowWrap: "anywhere" }}>
        <AnchorLink
          to="/durable-objects/$namespace/objects/$object"
          params={{ namespace, object: object.id }}
          size="sm"
          fw={600}
        >
          {object.name ?? "Without a name"}
        </AnchorLink>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Code>{object.id.slice(0, 10)}…</Code>
          <CopyButton value={object.id} label="Copy object id" />
        </Group>
      </Table.Td>
      <Table.Td miw={110}>
        {presence ? <StateBadge state={presence.state} /> : pending ? <Skeleton h={20} w={70} /> : "–"}
      </Table.Td>
      <Table.Td>{formatBytes(object.stored_bytes)}</Table.Td>
      <Table.Td>
        {presence?.last_active ? (
          <When at={presence.last_active} />
        ) : pending ? (
          <Skeleton h={14} w={90} />
        ) : (
          <Text size="sm" c="var(--hf-quiet)">
            Not counted yet
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
