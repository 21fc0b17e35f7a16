import { Badge, Table, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { AuditEntry } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { When } from "../../components/when.tsx";
import { without } from "../../routes/search.ts";
import { AuditChanges } from "./audit-changes.tsx";
import { AuditSubject } from "./audit-subject.tsx";

const ACTIONS: Record<string, { label: string; color: string }> = {
  create: { label: "Created", color: "kelp" },
  update: { label: "Changed", color: "lamp" },
  delete: { label: "Deleted", color: "red" },
  read: { label: "Looked at", color: "gray" },
};

interface Props {
  entries: AuditEntry[];
  /** The entry whose changes are shown. */
  opened: string | undefined;
  footer: ReactNode;
}

/** Newest first. */
export function AuditTable({ entries, opened, footer }: Props) {
  return (
    <DataTable head={["When", "Action", "Resource", "Actor", ""]} minWidth={760} footer={footer}>
      {entries.map((entry) => (
        <Rows key={entry.id} entry={entry} isOpen={entry.id === opened} />
      ))}
    </DataTable>
  );
}

function Rows({ entry, isOpen }: { entry: AuditEntry; isOpen: boolean }) {
  const { action, actor } = entry;
  const { label, color } = ACTIONS[action.type] ?? { label: action.type, color: "gray" };
  const id = `changes-${entry.id}`;
  return (
    <>
      <Table.Tr>
        <Table.Td style={{ whiteSpace: "nowrap" }}>
          <When at={action.time} />
        </Table.Td>
        <Table.Td>
          <Badge variant="light" color={color} radius="sm" tt="none">
            {label}
          </Badge>
        </Table.Td>
        <Table.Td>
          <AuditSubject entry={entry} />
        </Table.Td>
        <Table.Td>
          <Text size="sm">{actor.email ?? "The platform"}</Text>
          <Text size="xs" c="var(--hf-quiet)">
            {[origin(actor.context), actor.ip_address].filter(Boolean).join(" · ")}
          </Text>
        </Table.Td>
        <Table.Td>
          <RowActions>
            <RowLink
              to="."
              search={(former) => (isOpen ? without(former, "entry") : { ...former, entry: entry.id })}
              resetScroll={false}
              aria-expanded={isOpen}
              {...(isOpen && { "aria-controls": id })}
            >
              {isOpen ? "Hide" : "Changes"}
            </RowLink>
          </RowActions>
        </Table.Td>
      </Table.Tr>
      {isOpen && (
        <Table.Tr id={id}>
          <Table.Td colSpan={5}>
            <AuditChanges entry={entry} />
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

function origin(context: string): string {
  if (context === "dash") return "in the dashboard";
  return context === "api_token" ? "by a program" : "";
}
