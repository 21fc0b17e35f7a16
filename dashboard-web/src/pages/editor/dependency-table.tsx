import { ActionIcon, Code, Table, Text } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import type { Lock } from "../../domain/project/lock.ts";

interface Props {
  /** Ranges by name. */
  dependencies: Readonly<Record<string, string>>;
  lock: Lock;
  onRemove: (name: string) => void;
}

/** The packages that a project names itself, with what they were resolved to. */
export function DependencyTable({ dependencies, lock, onRemove }: Props) {
  return (
    <Table fz="sm" verticalSpacing={4} horizontalSpacing={6} aria-label="Packages asked for">
      <Table.Tbody>
        {Object.entries(dependencies).map(([name, range]) => {
          const version = lock[`${name}@${range}`]?.version;
          return (
            <Table.Tr key={name}>
              <Table.Td style={{ overflowWrap: "anywhere" }}>
                <Code>{name}</Code> {range}
                {version !== undefined && version !== range && (
                  <Text component="span" size="sm" c="var(--hf-quiet)">
                    {" "}
                    is {version}
                  </Text>
                )}
              </Table.Td>
              <Table.Td w={36}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  aria-label={`Remove ${name}`}
                  onClick={() => onRemove(name)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
