import { ActionIcon, Box, Group, Skeleton, Text, Title, Tooltip } from "@mantine/core";
import { IconChartBar, IconTable } from "@tabler/icons-react";
import { useId, useState, type ReactNode } from "react";
import { formatCount } from "../../domain/numbers.ts";
import { Surface } from "../surface.tsx";
import { Legend } from "./legend.tsx";
import { Plot } from "./plot.tsx";
import { isEmpty, withColors, type Kind, type Point, type Series } from "./series.ts";
import { SeriesTable } from "./series-table.tsx";
import styles from "./charts.module.css";

interface Props {
  title: string;
  /** Oldest first, evenly spaced; absent while they are loaded. */
  points: readonly Point[] | undefined;
  series: readonly Series[];
  kind?: Kind;
  format?: (value: number) => string;
  height?: number;
  /** Shown in the chart's place when there is nothing but zeros. */
  empty?: ReactNode;
  /** Also for a single series; for charts whose number of series is known when they are loaded only. */
  withLegend?: boolean;
  /** At the right of the title. */
  aside?: ReactNode;
}

/** Numbers over time on a card, as a chart or, for whoever prefers it, as a table. Its height never changes. */
export function TimeSeries({
  title,
  points,
  series,
  kind = "areas",
  format = formatCount,
  height = 220,
  empty = "Nothing happened in this time.",
  withLegend = series.length > 1,
  aside,
}: Props) {
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const colored = withColors(series);
  const nothing = points !== undefined && isEmpty(points, series);
  return (
    <Surface>
      <section aria-labelledby={titleId}>
        <Group justify="space-between" wrap="nowrap" align="center" mb="xs" mih={28}>
          <Title order={3} id={titleId}>
            {title}
          </Title>
          <Group gap="xs" wrap="nowrap">
            {aside}
            <ViewSwitch title={title} asTable={asTable} disabled={nothing} onChange={setAsTable} />
          </Group>
        </Group>
        {withLegend && <Legend series={colored} />}
        <Box h={height}>
          {points === undefined ? (
            <Skeleton h={height} radius="md" aria-label={`Loading ${title}`} />
          ) : nothing ? (
            <div className={styles["empty"]}>
              <Text size="sm" c="var(--hf-quiet)">
                {empty}
              </Text>
            </div>
          ) : asTable ? (
            <SeriesTable title={title} points={points} series={colored} format={format} height={height} />
          ) : (
            <Plot
              title={title}
              points={points}
              series={colored}
              kind={kind}
              format={format}
              height={height}
            />
          )}
        </Box>
      </section>
    </Surface>
  );
}

interface SwitchProps {
  title: string;
  asTable: boolean;
  disabled: boolean;
  onChange: (asTable: boolean) => void;
}

function ViewSwitch({ title, asTable, disabled, onChange }: SwitchProps) {
  const label = asTable ? `Show ${title} as a chart` : `Show ${title} as a table`;
  return (
    <Tooltip label={asTable ? "As a chart" : "As a table"}>
      <ActionIcon
        variant="subtle"
        color="gray"
        c="var(--hf-quiet)"
        bg="transparent"
        aria-label={label}
        disabled={disabled}
        onClick={() => onChange(!asTable)}
      >
        {asTable ? <IconChartBar size={17} stroke={1.7} /> : <IconTable size={17} stroke={1.7} />}
      </ActionIcon>
    </Tooltip>
  );
}
