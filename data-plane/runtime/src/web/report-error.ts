import { currentOrNone } from "../context.ts";
import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";

/** Told of exceptions before they are logged; true when somebody has taken care. */
let listener: ((error: unknown) => boolean) | undefined;

export function listenForExceptions(listen: (error: unknown) => boolean): void {
  listener = listen;
}

/** An exception that nobody can catch any more: the global scope's `error` event, then the worker's log. */
export function reportException(error: unknown): void {
  if (listener?.(error) !== true) {
    reportError(error);
  }
}

/** Errors that nobody can catch any more go to the worker's log. */
export function reportError(error: unknown): void {
  log("Uncaught", error);
}

/** As `reportError`, for a promise that nobody handles. */
export function reportRejection(reason: unknown): void {
  log("Uncaught (in promise)", reason);
}

function log(prefix: string, error: unknown): void {
  const { name, message, stack } = describe(error);
  const context = currentOrNone();
  const text = stack === "" ? `${prefix} ${name}: ${message}` : `${prefix} ${stack}`;
  host().log("error", text, context?.object ?? 0, context?.event ?? 0);
}
