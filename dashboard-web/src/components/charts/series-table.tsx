import { Table } from "@mantine/core";
import { utcTime } from "../../domain/time.ts";
import type { ColoredSeries, Point } from "./series.ts";
import { momentName } from "./time-axis.ts";
import styles from "./charts.module.css";

interface Props {
  title: string;
  points: readonly Point[];
  series: readonly ColoredSeries[];
  format: (value: number) => string;
  height: number;
}

/** A chart's numbers, newest first; intervals in which nothing happened are left out. */
export function SeriesTable({ title, points, series, format, height }: Props) {
  const rows = points.filter((point) => series.some(({ key }) => point.values[key])).toReversed();
  return (
    <div
      className={styles["scroll"]}
      style={{ height }}
      tabIndex={0}
      role="region"
      aria-label={`${title} as a table`}
    >
      <Table stickyHeader verticalSpacing={6} horizontalSpacing="sm" fz="sm">
        <Table.Thead bg="var(--hf-surface)">
          <Table.Tr>
            <Table.Th>From</Table.Th>
            {series.map(({ key, label }) => (
              <Table.Th key={key} ta="right">
                {label}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((point) => (
            <Table.Tr key={point.at}>
              <Table.Td>
                <time dateTime={point.at} title={utcTime(new Date(point.at))}>
                  {momentName(point.at)}
                </time>
              </Table.Td>
              {series.map(({ key }) => (
                <Table.Td key={key} ta="right" className={styles["number"] ?? ""}>
                  {valueText(point.values[key], format)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function valueText(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? "–" : format(value);
}
