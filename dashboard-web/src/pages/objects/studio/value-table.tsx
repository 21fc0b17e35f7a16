import { Badge, Code, Table, UnstyledButton } from "@mantine/core";
import type { StoredEntry } from "../../../api/queries/objects.ts";
import { DataTable } from "../../../components/data-table.tsx";
import { formatBytes } from "../../../domain/numbers.ts";
import { preview, typeName } from "../../../domain/stored-value/value.ts";
import styles from "./studio.module.css";

interface Props {
  entries: StoredEntry[];
  onOpen: (key: string) => void;
}

/** Keys in their order, each with its value on one line. */
export function ValueTable({ entries, onOpen }: Props) {
  return (
    <DataTable head={["Key", "Type", "Value", "Size"]} minWidth={620}>
      {entries.map(({ key, bytes, value }) => (
        <Table.Tr key={key} className={styles["row"] ?? ""}>
          <Table.Td miw={150} maw={260}>
            <UnstyledButton className={styles["key"] ?? ""} onClick={() => onOpen(key)}>
              {key === "" ? "(the empty key)" : key}
            </UnstyledButton>
          </Table.Td>
          <Table.Td>
            <Badge variant="light" color="gray" c="var(--hf-quiet)" radius="sm" tt="none">
              {typeName(value)}
            </Badge>
          </Table.Td>
          <Table.Td>
            <Code className={styles["preview"] ?? ""}>{preview(value)}</Code>
          </Table.Td>
          <Table.Td style={{ whiteSpace: "nowrap" }}>{formatBytes(bytes)}</Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
