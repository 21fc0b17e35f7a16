import { Code, Table, Text } from "@mantine/core";
import type { Binding } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";
import { RowActions, RowLink } from "../../components/row-actions.tsx";
import { RoleGate } from "../../components/role-gate.tsx";
import { bindingTypeName, bindingValue } from "../../domain/binding.ts";

export function VariableTable({ variables }: { variables: Binding[] }) {
  return (
    <DataTable head={["Name", "Type", "Value", ""]} minWidth={560}>
      {variables.map((variable) => (
        <Table.Tr key={variable.name}>
          <Table.Td>
            <Code>env.{variable.name}</Code>
          </Table.Td>
          <Table.Td>{bindingTypeName(variable.type)}</Table.Td>
          <Table.Td style={{ overflowWrap: "anywhere" }}>
            <Text size="sm" lineClamp={3} {...(variable.type === "secret_text" && { c: "var(--hf-quiet)" })}>
              {bindingValue(variable)}
            </Text>
          </Table.Td>
          <Table.Td>
            <RowActions>
              <RoleGate needs="Workers Scripts Write">
                <RowLink to="." search={{ edit: variable.name }} aria-label={`Edit ${variable.name}`}>
                  Edit
                </RowLink>
              </RoleGate>
              <RoleGate needs="Workers Scripts Write">
                <RowLink to="." search={{ remove: variable.name }} aria-label={`Delete ${variable.name}`}>
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
