import { Table } from "@mantine/core";
import type { CSSProperties, ReactNode } from "react";
import { Surface } from "./surface.tsx";
import styles from "./data-table.module.css";

/** What fits on phones as it is. */
const NARROW = 360;

interface Props {
  /** Headings; an empty one stands over the buttons of the rows. At most eight. */
  head: readonly string[];
  /** Below this width the table scrolls sideways inside its card, but on phones. */
  minWidth: number;
  /** Rows. */
  children: ReactNode;
  /** Below the rows, for instance a button that loads more of them. */
  footer?: ReactNode;
}

/** A list in a card. On phones rows that are too wide are cards: the first cell, then the others with their headings. */
export function DataTable({ head, minWidth, children, footer }: Props) {
  const isNarrow = minWidth <= NARROW;
  return (
    <Surface padded={false}>
      <Table.ScrollContainer
        type="native"
        minWidth={minWidth}
        {...(!isNarrow && { classNames: { scrollContainerInner: styles["inner"] ?? "" } })}
      >
        <Table
          verticalSpacing="sm"
          horizontalSpacing="lg"
          className={isNarrow ? "" : (styles["table"] ?? "")}
          style={labels(head)}
          data-actions={head.at(-1) === "" || undefined}
        >
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

/** The headings as CSS strings, by the number of their column. */
function labels(head: readonly string[]): CSSProperties {
  return Object.fromEntries(head.map((title, index) => [`--label-${index + 1}`, JSON.stringify(title)]));
}
