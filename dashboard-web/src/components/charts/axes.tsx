import type { Layout } from "./layout.ts";
import type { Point } from "./series.ts";
import { tickFormatter } from "./time-axis.ts";
import styles from "./charts.module.css";

const LABEL_PIXELS = 88;
const HALF_LABEL = 22;

interface Props {
  points: readonly Point[];
  layout: Layout;
  format: (value: number) => string;
}

/** Lines and numbers at the left, times below. */
export function Axes({ points, layout: { left, right, bottom, ticks, band, x, y }, format }: Props) {
  return (
    <g className={styles["axes"]}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 8} y={y(tick)} textAnchor="end" dominantBaseline="middle">
            {format(tick)}
          </text>
        </g>
      ))}
      {timeLabels(points, band)
        .filter(({ index }) => x(index) + HALF_LABEL <= right)
        .map(({ index, text }) => (
          <text key={index} x={x(index)} y={bottom + 17} textAnchor="middle">
            {text}
          </text>
        ))}
    </g>
  );
}

/** As many as have room; a day is named where it begins, not at each of its hours. */
function timeLabels(points: readonly Point[], band: number): { index: number; text: string }[] {
  const name = tickFormatter(points);
  const every = Math.max(1, Math.ceil(LABEL_PIXELS / band));
  return points
    .map(({ at }, index) => ({ index, text: name(at) }))
    .filter(({ index }) => index % every === 0)
    .filter(({ text }, index, shown) => text !== shown[index - 1]?.text);
}
