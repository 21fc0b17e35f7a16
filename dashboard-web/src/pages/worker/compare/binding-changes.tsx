import { Badge, Code, Table, Text, Title } from "@mantine/core";
import type { Binding } from "../../../api/model.ts";
import { Surface } from "../../../components/surface.tsx";
import { bindingChanges, type BindingChange } from "../../../domain/binding-changes.ts";

interface Props {
  before: Binding[];
  after: Binding[];
}

const LOOKS = {
  added: { text: "Added", color: "kelp" },
  removed: { text: "Removed", color: "red" },
  changed: { text: "Changed", color: "lamp" },
} as const;

export function BindingChanges({ before, after }: Props) {
  const changes = bindingChanges(before, after);
  return (
    <section>
      <Title order={2} mb="xs">
        Bindings
      </Title>
      {changes.length === 0 ? (
        <Surface>
          <Text c="var(--hf-quiet)" size="sm">
            Both have the same bindings. Values of secrets are not compared.
          </Text>
        </Surface>
      ) : (
        <Surface padded={false}>
          <Table.ScrollContainer type="native" minWidth={520}>
            <Table verticalSpacing="sm" horizontalSpacing="lg">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Name</Table.Th>
                  <Table.Th>Change</Table.Th>
                  <Table.Th>From</Table.Th>
                  <Table.Th>To</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {changes.map((change) => (
                  <Row key={change.name} change={change} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Surface>
      )}
    </section>
  );
}

function Row({ change: { name, kind, before, after } }: { change: BindingChange }) {
  const { text, color } = LOOKS[kind];
  return (
    <Table.Tr>
      <Table.Td>
        <Code>env.{name}</Code>
      </Table.Td>
      <Table.Td>
        <Badge variant="light" color={color} radius="sm" tt="none">
          {text}
        </Badge>
      </Table.Td>
      <Table.Td style={{ overflowWrap: "anywhere" }}>{before ?? "–"}</Table.Td>
      <Table.Td style={{ overflowWrap: "anywhere" }}>{after ?? "–"}</Table.Td>
    </Table.Tr>
  );
}
