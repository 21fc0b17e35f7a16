import { SafeMap } from "../primordials.ts";
import { dispatchEvent } from "./global-scope.ts";
import { createRejectionEvent } from "./handler-events.ts";
import { reportRejection } from "./report-error.ts";

/** Rejected promises that nobody has handled, until the end of the turn. */
const unhandled = new SafeMap<object, unknown>();
/** Promises that were handled after it had been told that they were not. */
const handledLate = new SafeMap<object, unknown>();
const told = new WeakMap<object, unknown>();

/** A promise was rejected, and nobody has asked for its outcome yet. */
export function promiseRejected(promise: object, reason: unknown): void {
  unhandled.set(promise, reason);
}

/** Somebody asks for the outcome of a promise that was rejected before. */
export function promiseHandled(promise: object): void {
  if (!unhandled.delete(promise) && told.has(promise)) {
    handledLate.set(promise, told.get(promise));
    told.delete(promise);
  }
}

/**
 * https://html.spec.whatwg.org/#notify-about-rejected-promises: at the end of a turn the global scope hears what is
 * unhandled, and unless a listener prevents it, the worker's log.
 */
export function reportRejections(): void {
  for (const [promise, reason] of drained(handledLate)) {
    dispatchEvent(createRejectionEvent("rejectionhandled", promise, reason));
  }
  for (const [promise, reason] of drained(unhandled)) {
    told.set(promise, reason);
    if (dispatchEvent(createRejectionEvent("unhandledrejection", promise, reason))) {
      reportRejection(reason);
    }
  }
}

function drained(map: SafeMap<object, unknown>): [object, unknown][] {
  const entries: [object, unknown][] = [];
  map.forEach((reason, promise) => {
    entries[entries.length] = [promise, reason];
  });
  map.clear();
  return entries;
}
