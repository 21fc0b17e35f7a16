import { cssColor, type ColoredSeries } from "./series.ts";
import styles from "./charts.module.css";

/** Which colour is which. */
export function Legend({ series }: { series: readonly ColoredSeries[] }) {
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
