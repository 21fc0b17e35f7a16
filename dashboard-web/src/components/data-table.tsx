import { Table } from "@mantine/core";
import type { ReactNode } from "react";
import { Surface } from "./surface.tsx";

interface Props {
  /** Headings; an empty one stands over the buttons of the rows. */
  head: readonly string[];
  /** Below this width the table scrolls sideways inside its card. */
  minWidth: number;
  /** Rows. */
  children: ReactNode;
  /** Below the rows, for instance a button that loads more of them. */
  footer?: ReactNode;
}

/** A list in a card. */
export function DataTable({ head, minWidth, children, footer }: Props) {
  return (
    <Surface padded={false}>
      <Table.ScrollContainer type="native" minWidth={minWidth}>
        <Table verticalSpacing="sm" horizontalSpacing="lg">
          <Table.Thead>
            <Table.Tr>
              {head.map((title, index) =>
                title === "" ? <Table.Td key={index} /> : <Table.Th key={index}>{title}</Table.Th>,
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {footer}
    </Surface>
  );
}
