import { basesOf, stretches, type Layout } from "./layout.ts";
import { smoothPath } from "./scale.ts";
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
  return series.map(({ key, color }, index) => {
    const bases = basesOf(points, series, index);
    return (
      <g key={key} fill={cssColor(color)}>
        {points.map(({ at, values }, place) => {
          const [value, base] = [values[key] ?? 0, bases[place] ?? 0];
          if (value === 0) return null;
          const top = y(base + value);
          return <rect key={at} x={x(place) - width / 2} y={top} width={width} height={y(base) - top} />;
        })}
      </g>
    );
  });
}

/** Filled areas, on top of each other. */
export function Areas({ points, series, layout: { x, y } }: Props) {
  return series.map(({ key, color }, index) => {
    const bases = basesOf(points, series, index);
    const spot = (place: number, value: number) => ({ x: x(place), y: y((bases[place] ?? 0) + value) });
    return stretches(points, key).map((places) => {
      const upper = smoothPath(places.map((place) => spot(place, points[place]?.values[key] ?? 0)));
      const lower = smoothPath(places.map((place) => spot(place, 0)).toReversed());
      return (
        <g key={`${key} ${places[0]}`}>
          <path d={`${upper}${lower.replace("M", "L")}Z`} fill={cssColor(color)} fillOpacity={0.22} />
          <path d={upper} fill="none" stroke={cssColor(color)} strokeWidth={1.5} />
        </g>
      );
    });
  });
}

/** Lines, with gaps where there is no value, and dots for values that have none beside them. */
export function Lines({ points, series, layout: { x, y } }: Props) {
  return series.flatMap(({ key, color }) =>
    stretches(points, key).map((places) => {
      const spots = places.map((place) => ({ x: x(place), y: y(points[place]?.values[key] ?? 0) }));
      const [first] = spots;
      const name = `${key} ${places[0]}`;
      return spots.length === 1 && first !== undefined ? (
        <circle key={name} cx={first.x} cy={first.y} r={LONE_RADIUS} fill={cssColor(color)} />
      ) : (
        <path key={name} d={smoothPath(spots)} fill="none" stroke={cssColor(color)} strokeWidth={1.75} />
      );
    }),
  );
}
