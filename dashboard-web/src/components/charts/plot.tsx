import "@mantine/charts/styles.css";

import { AreaChart, BarChart, LineChart } from "@mantine/charts";
import { Box } from "@mantine/core";
import type { ColoredSeries, Kind, Point } from "./series.ts";
import { PlotTooltip } from "./plot-tooltip.tsx";
import { momentName, tickFormatter } from "./time-axis.ts";

interface Props {
  title: string;
  points: readonly Point[];
  series: readonly ColoredSeries[];
  kind: Kind;
  format: (value: number) => string;
  height: number;
}

const STILL = { isAnimationActive: false } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

/** The drawing of a time series. What it shows is told by its label; the numbers are in the table beside it. */
export default function Plot({ title, points, series, kind, format, height }: Props) {
  // Names become paths in the library: those of callers could have dots in them.
  const data = points.map(({ at, values }) => ({
    at,
    ...Object.fromEntries(series.map(({ key }, index) => [name(index), values[key] ?? null])),
  }));
  const shared = {
    h: height,
    data,
    dataKey: "at",
    series: series.map(({ label, color }, index) => ({ name: name(index), label, color })),
    tickLine: "none",
    gridAxis: "x",
    strokeDasharray: "3 4",
    valueFormatter: format,
    xAxisProps: { tickFormatter: tickFormatter(points), minTickGap: 48 },
    yAxisProps: {
      width: 60,
      tickCount: 5,
      allowDecimals: !areWhole(points, series),
      tickFormatter: (value: number) => unbroken(format(value)),
    },
    tooltipAnimationDuration: 0,
    tooltipProps: {
      content: ({ label }: { label?: unknown }) => (
        <PlotTooltip point={points.find((point) => point.at === label)} series={series} format={format} />
      ),
    },
  } as const;
  return (
    <Box role="img" aria-label={summary(title, points, series, format)}>
      {kind === "bars" && (
        <BarChart
          {...shared}
          type="stacked"
          barProps={STILL}
          barChartProps={{ margin: MARGIN, barCategoryGap: "12%" }}
        />
      )}
      {kind === "areas" && (
        <AreaChart
          {...shared}
          type="stacked"
          curveType="monotone"
          withDots={false}
          strokeWidth={1.5}
          fillOpacity={0.22}
          areaProps={STILL}
          areaChartProps={{ margin: MARGIN }}
        />
      )}
      {kind === "lines" && (
        <LineChart
          {...shared}
          curveType="monotone"
          withDots={hasLonePoints(points, series)}
          dotProps={{ r: 2.5, strokeWidth: 0 }}
          strokeWidth={1.75}
          connectNulls={false}
          lineProps={STILL}
          lineChartProps={{ margin: MARGIN }}
        />
      )}
    </Box>
  );
}

function name(index: number): string {
  return `s${index}`;
}

/** Labels of the axis are broken where they have spaces. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** Counts have no fractions, on the axis neither. */
function areWhole(points: readonly Point[], series: readonly ColoredSeries[]): boolean {
  return points.every(({ values }) => series.every(({ key }) => Number.isInteger(values[key] ?? 0)));
}

/** Whether some value has none beside it: a line alone would not show it. */
function hasLonePoints(points: readonly Point[], series: readonly ColoredSeries[]): boolean {
  return series.some(({ key }) => {
    const has = (index: number) => typeof points[index]?.values[key] === "number";
    return points.some((_, index) => has(index) && !has(index - 1) && !has(index + 1));
  });
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
