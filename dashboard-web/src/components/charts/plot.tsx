import { Box } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { useState, type PointerEvent } from "react";
import { Axes } from "./axes.tsx";
import { layoutOf } from "./layout.ts";
import { Areas, Bars, Lines } from "./marks.tsx";
import type { ColoredSeries, Kind, Point } from "./series.ts";
import { PlotTooltip } from "./plot-tooltip.tsx";
import { momentName } from "./time-axis.ts";
import styles from "./charts.module.css";

const MARKS = { bars: Bars, areas: Areas, lines: Lines };

interface Props {
  title: string;
  points: readonly Point[];
  series: readonly ColoredSeries[];
  kind: Kind;
  format: (value: number) => string;
  height: number;
}

/** The drawing of a time series. What it shows is told by its label; the numbers are in the table beside it. */
export function Plot({ title, points, series, kind, format, height }: Props) {
  const { ref, width } = useElementSize();
  const [index, setIndex] = useState<number>();
  const layout = layoutOf(points, series, kind, { width, height });
  const Marks = MARKS[kind];
  const point = index === undefined ? undefined : points[index];
  const look = ({ currentTarget, clientX }: PointerEvent) =>
    setIndex(layout.nearest(clientX - currentTarget.getBoundingClientRect().left));
  const x = layout.x(index ?? 0);
  const isRight = x > width / 2;
  return (
    <Box
      ref={ref}
      className={styles["plot"] ?? ""}
      h={height}
      role="img"
      aria-label={summary(title, points, series, format)}
      onPointerMove={look}
      onPointerDown={look}
      onPointerLeave={() => setIndex(undefined)}
    >
      {width > 0 && (
        <svg width={width} height={height} aria-hidden>
          <Axes points={points} layout={layout} format={format} />
          {point && <line className={styles["cursor"]} x1={x} x2={x} y1={layout.top} y2={layout.bottom} />}
          <Marks points={points} series={series} layout={layout} />
        </svg>
      )}
      {point && (
        <div
          className={styles["floating"]}
          style={isRight ? { right: width - x + 12 } : { left: x + 12 }}
          aria-hidden
        >
          <PlotTooltip point={point} series={series} format={format} />
        </div>
      )}
    </Box>
  );
}

function summary(
  title: string,
  points: readonly Point[],
  series: readonly ColoredSeries[],
  format: (value: number) => string,
): string {
  const highest = series.map(({ key, label }) => {
    const most = Math.max(0, ...points.map((point) => point.values[key] ?? 0));
    return `${label} up to ${format(most)}`;
  });
  const first = points[0];
  const since = first ? ` since ${momentName(first.at)}` : "";
  return `${title}${since}: ${highest.join(", ")}`;
}
