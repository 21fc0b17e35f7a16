import { currentOrNone } from "../context.ts";
import { describe } from "../border/describe.ts";
import { messageOf } from "../console/message.ts";
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

/** An error that nobody can catch any more: its event counts as failed of it. */
export function reportError(error: unknown): void {
  const { name, message, stack } = describe(error);
  const context = currentOrNone();
  host().thrown(name, message, stack, context?.object ?? 0, context?.event ?? 0);
}

/** A promise that nobody handles goes to the worker's log. */
export function reportRejection(reason: unknown): void {
  const { name, message, stack } = describe(reason);
  const context = currentOrNone();
  const text = `Uncaught (in promise) ${stack === "" ? `${name}: ${message}` : stack}`;
  host().log("error", messageOf([text]), context?.object ?? 0, context?.event ?? 0);
}
