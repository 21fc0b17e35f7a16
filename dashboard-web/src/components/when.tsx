import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { bothTimes, localDate, relativeTime } from "../domain/time.ts";
import { useNow } from "./use-now.ts";

const REFRESH_MILLIS = 30_000;

/** A moment as "3 minutes ago"; hovering or focusing tells the local time and UTC. */
export function When({ at }: { at: string }) {
  const now = useNow(REFRESH_MILLIS);
  return <Moment at={at}>{relativeTime(new Date(at), now)}</Moment>;
}

/** A moment as its day in the viewer's zone; hovering or focusing tells the local time and UTC. */
export function Day({ at }: { at: string }) {
  return <Moment at={at}>{localDate(new Date(at))}</Moment>;
}

function Moment({ at, children }: { at: string; children: ReactNode }) {
  return (
    <Tooltip label={bothTimes(new Date(at))} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={0} style={{ whiteSpace: "nowrap" }}>
        {children}
      </time>
    </Tooltip>
  );
}
