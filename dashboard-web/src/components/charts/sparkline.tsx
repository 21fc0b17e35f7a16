import styles from "./charts.module.css";

interface Props {
  /** What the numbers are, for those who do not see them: "Requests in the last 24 hours: 1,240". */
  label: string;
  values: readonly number[];
  width?: number;
  height?: number;
}

/** The shape of some numbers over time, small enough for a row of a table. */
export function Sparkline({ label, values, width = 112, height = 28 }: Props) {
  const most = Math.max(...values, 1);
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const line = values.map((value, index) => {
    const y = height - 1.5 - (value / most) * (height - 3);
    return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
  });
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <polygon className={styles["sparkFill"]} points={`0,${height} ${line.join(" ")} ${width},${height}`} />
      <polyline className={styles["sparkLine"]} points={line.join(" ")} />
    </svg>
  );
}
