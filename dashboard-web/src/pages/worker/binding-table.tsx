import { Code, Table } from "@mantine/core";
import type { Binding } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";
import { bindingTypeName } from "../../domain/binding.ts";
import { BindingTarget } from "./binding-target.tsx";

interface Props {
  account: string;
  bindings: Binding[];
}

export function BindingTable({ account, bindings }: Props) {
  return (
    <DataTable head={["Name", "Type", "Value"]} minWidth={460}>
      {bindings.map((binding) => (
        <Table.Tr key={binding.name}>
          <Table.Td>
            <Code>env.{binding.name}</Code>
          </Table.Td>
          <Table.Td>{bindingTypeName(binding.type)}</Table.Td>
          <Table.Td style={{ overflowWrap: "anywhere" }}>
            <BindingTarget account={account} binding={binding} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
