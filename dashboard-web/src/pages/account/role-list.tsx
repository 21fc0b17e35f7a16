import { Table, Text } from "@mantine/core";
import type { Role } from "../../api/model.ts";
import { DataTable } from "../../components/data-table.tsx";

export function RoleList({ roles }: { roles: Role[] }) {
  return (
    <DataTable head={["Role", "May do"]} minWidth={280}>
      {roles.map((role) => (
        <Table.Tr key={role.id}>
          <Table.Td fw={600}>{role.name}</Table.Td>
          <Table.Td>
            <Text size="sm">{role.description}</Text>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
