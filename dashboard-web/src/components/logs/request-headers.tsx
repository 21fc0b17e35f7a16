import { Table, Title } from "@mantine/core";
import type { TraceEvent } from "../../domain/trace.ts";

/** A request's headers; those that may be credentials come without their value. */
export function RequestHeaders({ request }: { request: NonNullable<TraceEvent["request"]> }) {
  const headers = Object.entries(request.headers);
  if (headers.length === 0) return null;
  return (
    <div>
      <Title order={3} mb="xs">
        Request headers
      </Title>
      <Table verticalSpacing={5} horizontalSpacing={0} fz="sm" layout="fixed">
        <Table.Tbody>
          {headers.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" w="38%" style={{ overflowWrap: "anywhere", whiteSpace: "normal" }}>
                {name}
              </Table.Th>
              <Table.Td style={{ overflowWrap: "anywhere" }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
