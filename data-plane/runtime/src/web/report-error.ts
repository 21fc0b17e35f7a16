import { currentOrNone } from "../context.ts";
import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";

/** Errors that nobody can catch any more go to the worker's log. */
export function reportError(error: unknown): void {
  const { name, message, stack } = describe(error);
  const context = currentOrNone();
  const text = stack === "" ? `Uncaught ${name}: ${message}` : `Uncaught ${stack}`;
  host().log("error", text, context?.object ?? 0, context?.event ?? 0);
}
