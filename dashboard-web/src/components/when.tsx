import { Tooltip } from "@mantine/core";
import { localTime, relativeTime, utcTime } from "../domain/time.ts";
import { useNow } from "./use-now.ts";

const REFRESH_MILLIS = 30_000;

/** A moment as "3 minutes ago"; hovering or focusing tells the local time and UTC. */
export function When({ at }: { at: string }) {
  const now = useNow(REFRESH_MILLIS);
  const date = new Date(at);
  return (
    <Tooltip
      label={`${localTime(date)} · ${utcTime(date)}`}
      events={{ hover: true, focus: true, touch: true }}
    >
      <time dateTime={at} tabIndex={0} style={{ whiteSpace: "nowrap" }}>
        {relativeTime(date, now)}
      </time>
    </Tooltip>
  );
}
