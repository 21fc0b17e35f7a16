import { Code, Table, Text } from "@mantine/core";
import type { Binding } from "../../api/model.ts";
import { bindingTypeName, bindingValue } from "../../domain/binding.ts";
import { Surface } from "../../components/surface.tsx";

export function BindingTable({ bindings }: { bindings: Binding[] }) {
  if (bindings.length === 0) {
    return (
      <Surface>
        <Text c="var(--hf-quiet)">
          No bindings. Variables and Durable Objects that the Worker declares appear here, as properties of{" "}
          <Code>env</Code>.
        </Text>
      </Surface>
    );
  }
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={460}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Name</Table.Th>
              <Table.Th>Type</Table.Th>
              <Table.Th>Value</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bindings.map((binding) => (
              <Table.Tr key={binding.name}>
                <Table.Td>
                  <Code>env.{binding.name}</Code>
                </Table.Td>
                <Table.Td>{bindingTypeName(binding.type)}</Table.Td>
                <Table.Td style={{ overflowWrap: "anywhere" }}>{bindingValue(binding)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Surface>
  );
}
