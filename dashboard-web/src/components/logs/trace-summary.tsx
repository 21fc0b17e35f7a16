import { Text, VisuallyHidden } from "@mantine/core";
import { cssColor } from "../charts/series.ts";
import { formatMillis } from "../../domain/numbers.ts";
import { outcomeColor, outcomeName } from "../../domain/outcome.ts";
import { momentWithSeconds, utcTime } from "../../domain/time.ts";
import { eventTitle, isNotice, preview, type Trace } from "../../domain/trace.ts";
import styles from "./logs.module.css";

/** An invocation in a row: when, how it ended, what began it, what it said. */
export function TraceSummary({ trace }: { trace: Trace }) {
  const at = new Date(trace.eventTimestamp);
  return (
    <>
      <time dateTime={at.toISOString()} title={utcTime(at)} className={styles["time"]}>
        {momentWithSeconds(at)}
      </time>
      {isNotice(trace) ? (
        <Text component="span" size="sm" fs="italic" c="var(--hf-quiet)" className={styles["notice"] ?? ""}>
          {eventTitle(trace)}
        </Text>
      ) : (
        <>
          <span className={styles["title"]}>
            <span
              aria-hidden
              className={styles["dot"]}
              style={{ background: cssColor(outcomeColor(trace.outcome)) }}
            />
            <VisuallyHidden>{outcomeName(trace.outcome)}: </VisuallyHidden>
            {eventTitle(trace)}
            {trace.event?.rpcMethod === undefined && trace.entrypoint !== undefined && (
              <span className={styles["entrypoint"]}>{trace.entrypoint}</span>
            )}
          </span>
          <span className={styles["preview"]} data-failed={trace.outcome !== "ok" || undefined}>
            {preview(trace) || (trace.outcome === "ok" ? "" : outcomeName(trace.outcome))}
          </span>
          <span className={styles["duration"]}>{formatMillis(trace.wallTime)}</span>
        </>
      )}
    </>
  );
}
