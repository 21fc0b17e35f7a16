import type { ObjectDetail } from "../api/model.ts";
import { formatMillis } from "./numbers.ts";

export const STATE_NAMES: Record<string, string> = {
  awake: "Awake",
  hibernating: "Hibernating",
  inactive: "Inactive",
  unknown: "Unknown",
};

const count = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;

/** Why an object is in the state in which it is, for its owner. */
export function whyState({ state, running, sockets }: ObjectDetail): string {
  switch (state) {
    case "awake":
      return running ? whyAwake(running) : "An instance is in memory.";
    case "hibernating":
      return `No instance is in memory; ${count(sockets, "socket stays", "sockets stay")} open. The next message, request or alarm wakes it.`;
    case "inactive":
      return "Nothing of it is in memory. The next request or alarm starts it.";
    default:
      return "The pod that has it did not answer in time.";
  }
}

function whyAwake(running: NonNullable<ObjectDetail["running"]>): string {
  const waiting =
    running.requests_waiting > 0
      ? ` ${count(running.requests_waiting, "request waits", "requests wait")} for it.`
      : "";
  if (running.events_in_progress > 0) {
    return `It works on ${count(running.events_in_progress, "event", "events")}.${waiting}`;
  }
  if (!running.may_hibernate) {
    return `No event is in progress, but its code waits for something: a timer, a request that it made, or waitUntil.${waiting}`;
  }
  return `Idle for ${formatMillis(running.idle_ms)}. It is let go after ten seconds without work.${waiting}`;
}

/** An object as people call it: by its name, or by the beginning of its id. */
export function objectTitle({ id, name }: { id: string; name?: string | undefined }): string {
  return name ?? `${id.slice(0, 12)}…`;
}
