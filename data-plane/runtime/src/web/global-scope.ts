import { describe } from "../border/describe.ts";
import { NativeError } from "../primordials.ts";
import { ErrorEvent, type Event } from "./event.ts";
import { EventTarget, eventTargetFor } from "./event-target.ts";
import { listenForExceptions, reportException } from "./report-error.ts";
import { asInterface, requireParameters } from "./webidl.ts";

const OWNER = "ServiceWorkerGlobalScope";
/** The global object is no class's instance by birth: this one listens in its place. */
const target = eventTargetFor(globalThis);

/** What the global object calls itself an instance of. */
export class ServiceWorkerGlobalScope extends EventTarget {
  constructor() {
    super();
    throw new TypeError("Illegal constructor");
  }
}
asInterface(ServiceWorkerGlobalScope);

export const addEventListener: EventTarget["addEventListener"] = (...parameters) => {
  target.addEventListener(...parameters);
};

export const removeEventListener: EventTarget["removeEventListener"] = (...parameters) => {
  target.removeEventListener(...parameters);
};

export function dispatchEvent(event: Event): boolean {
  return target.dispatchEvent(event);
}

/** https://html.spec.whatwg.org/#dom-reporterror */
export function reportError(error: unknown): void {
  requireParameters(arguments.length, OWNER, "reportError", "Value");
  reportException(error);
}

listenForExceptions((error) => {
  const { name, message } = describe(error);
  const text = error instanceof NativeError ? `${name}: ${message}` : message;
  const event = new ErrorEvent("error", { message: `Uncaught ${text}`, error, cancelable: true });
  return !target.dispatchEvent(event);
});
