import { currentContext } from "../context.ts";
import { keepAliveForBeacons } from "../web/misc.ts";
import { reportError } from "../web/report-error.ts";
import { activeEvent } from "./active-event.ts";

keepAliveForBeacons((sent) => {
  activeEvent(currentContext().event)?.waitUntil(sent, reportError);
});

/** `waitUntil` of the module `cloudflare:workers`: extends the current event. */
export function waitUntil(promise: unknown): void {
  const event = activeEvent(currentContext().event);
  if (event === undefined) {
    throw new Error("waitUntil() was called when no event was being handled.");
  }
  event.waitUntil(promise, reportError);
}
