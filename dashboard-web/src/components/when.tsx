import { Tooltip } from "@mantine/core";
import { useEffect, useState } from "react";
import { localTime, relativeTime, utcTime } from "../domain/time.ts";

const REFRESH_MILLIS = 30_000;

/** A moment as "3 minutes ago"; hovering or focusing tells the local time and UTC. */
export function When({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), REFRESH_MILLIS);
    return () => clearInterval(timer);
  }, []);
  const date = new Date(at);
  return (
    <Tooltip
      label={`${localTime(date)} · ${utcTime(date)}`}
      events={{ hover: true, focus: true, touch: true }}
    >
      <time dateTime={at} tabIndex={0}>
        {relativeTime(date, now)}
      </time>
    </Tooltip>
  );
}
