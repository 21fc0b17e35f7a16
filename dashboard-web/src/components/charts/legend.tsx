import { cssColor, type ColoredSeries } from "./series.ts";
import styles from "./charts.module.css";

/** Which colour is which. A single series needs none: the title names it. */
export function Legend({ series }: { series: readonly ColoredSeries[] }) {
  if (series.length < 2) return null;
  return (
    <ul className={styles["legend"]}>
      {series.map(({ key, label, color }) => (
        <li key={key}>
          <Swatch color={color} />
          {label}
        </li>
      ))}
    </ul>
  );
}

export function Swatch({ color }: { color: string }) {
  return <span aria-hidden className={styles["swatch"]} style={{ background: cssColor(color) }} />;
}
