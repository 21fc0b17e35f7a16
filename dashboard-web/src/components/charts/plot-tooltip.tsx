import { Paper, Text } from "@mantine/core";
import { utcTime } from "../../domain/time.ts";
import { Swatch } from "./legend.tsx";
import type { ColoredSeries, Point } from "./series.ts";
import { momentName } from "./time-axis.ts";
import styles from "./charts.module.css";

interface Props {
  point: Point | undefined;
  series: readonly ColoredSeries[];
  format: (value: number) => string;
}

/** What was measured at the moment under the pointer: in the viewer's zone, and in UTC. */
export function PlotTooltip({ point, series, format }: Props) {
  if (point === undefined) return null;
  const shown = series.filter(({ key }) => point.values[key] !== null && point.values[key] !== undefined);
  return (
    <Paper px="sm" py={8} withBorder shadow="md" radius="md" className={styles["tooltip"] ?? ""}>
      <Text size="sm" fw={600}>
        {momentName(point.at)}
      </Text>
      <Text size="xs" c="var(--hf-quiet)" mb={shown.length > 0 ? 6 : 0}>
        {utcTime(new Date(point.at))}
      </Text>
      {shown.map(({ key, label, color }) => (
        <div key={key} className={styles["reading"]}>
          <span>
            <Swatch color={color} />
            {label}
          </span>
          <span className={styles["number"]}>{format(point.values[key] ?? 0)}</span>
        </div>
      ))}
    </Paper>
  );
}
