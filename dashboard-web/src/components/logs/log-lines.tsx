import { Text } from "@mantine/core";
import { formatMillis } from "../../domain/numbers.ts";
import { printed, type Trace } from "../../domain/trace.ts";
import styles from "./logs.module.css";

/** What an invocation printed, each line with the time since it began. */
export function LogLines({ trace }: { trace: Trace }) {
  if (trace.logs.length === 0) {
    return (
      <Text size="sm" c="var(--hf-quiet)">
        It printed nothing.
      </Text>
    );
  }
  return (
    <ol className={styles["lines"]}>
      {trace.logs.map(({ level, message, timestamp }, index) => (
        <li key={index} className={styles["line"]} data-level={level}>
          <span className={styles["time"]}>
            +{formatMillis(Math.max(0, timestamp - trace.eventTimestamp))}
          </span>
          <span>{level}</span>
          <pre className={styles["message"]}>{printed(message)}</pre>
        </li>
      ))}
    </ol>
  );
}
