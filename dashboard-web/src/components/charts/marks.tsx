import { area, curveMonotoneX, line, stack, type SeriesPoint } from "d3-shape";
import type { Layout } from "./layout.ts";
import { cssColor, type ColoredSeries, type Point } from "./series.ts";

const GAP_SHARE = 0.12;
const LONE_RADIUS = 2.5;

interface Props {
  points: readonly Point[];
  series: readonly ColoredSeries[];
  layout: Layout;
}

/** Columns, on top of each other. */
export function Bars({ points, series, layout: { x, y, band } }: Props) {
  const width = Math.max(1, band * (1 - GAP_SHARE));
  return stacked(points, series).map(({ key, color, spots }) => (
    <g key={key} fill={cssColor(color)}>
      {spots.map(({ 0: base, 1: top, data }, place) =>
        top === base ? null : (
          <rect key={data.at} x={x(place) - width / 2} y={y(top)} width={width} height={y(base) - y(top)} />
        ),
      )}
    </g>
  ));
}

/** Filled areas, on top of each other. */
export function Areas({ points, series, layout: { x, y } }: Props) {
  return stacked(points, series).map(({ key, color, spots }) => {
    const fill = area<SeriesPoint<Point>>()
      .defined(({ data }) => isKnown(data, key))
      .x((_, place) => x(place))
      .y0(([base]) => y(base))
      .y1(([, top]) => y(top))
      .curve(curveMonotoneX);
    return (
      <g key={key}>
        <path d={fill(spots) ?? ""} fill={cssColor(color)} fillOpacity={0.22} />
        <path d={fill.lineY1()(spots) ?? ""} fill="none" stroke={cssColor(color)} strokeWidth={1.5} />
      </g>
    );
  });
}

/** Lines, with gaps where there is no value, and dots for values that have none beside them. */
export function Lines({ points, series, layout: { x, y } }: Props) {
  return series.map(({ key, color }) => {
    const height = (point: Point) => y(point.values[key] ?? 0);
    const curve = line<Point>()
      .defined((point) => isKnown(point, key))
      .x((_, place) => x(place))
      .y(height)
      .curve(curveMonotoneX);
    return (
      <g key={key} fill={cssColor(color)}>
        <path d={curve(points) ?? ""} fill="none" stroke={cssColor(color)} strokeWidth={1.75} />
        {points.map((point, place) =>
          isLone(points, place, key) ? (
            <circle key={point.at} cx={x(place)} cy={height(point)} r={LONE_RADIUS} />
          ) : null,
        )}
      </g>
    );
  });
}

/** The series with where each begins and ends at each point. */
function stacked(points: readonly Point[], series: readonly ColoredSeries[]) {
  const spots = stack<unknown, Point, string>()
    .keys(series.map(({ key }) => key))
    .value(({ values }, key) => values[key] ?? 0)(points);
  return series.map(({ key, color }, index) => ({ key, color, spots: spots[index] ?? [] }));
}

function isKnown(point: Point | undefined, key: string): boolean {
  return typeof point?.values[key] === "number";
}

function isLone(points: readonly Point[], place: number, key: string): boolean {
  const [before, point, after] = [points[place - 1], points[place], points[place + 1]];
  return isKnown(point, key) && !isKnown(before, key) && !isKnown(after, key);
}
