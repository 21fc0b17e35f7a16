import { asInterface } from "../web/webidl.ts";
import { reportError } from "../web/report-error.ts";
import type { ActiveEvent } from "./active-event.ts";

export let createExecutionContext: (event: ActiveEvent) => ExecutionContext;
const creating = Symbol("creating");

/** `ctx` of a stateless event. */
export class ExecutionContext {
  #event!: ActiveEvent;
  readonly #props: object = {};

  static {
    createExecutionContext = (event) => {
      const context = new ExecutionContext(creating);
      context.#event = event;
      return context;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get props(): object {
    return this.#props;
  }

  waitUntil(promise: unknown): void {
    this.#event.waitUntil(promise, reportError);
  }

  /** Without an origin behind the worker there is nothing to pass through to. */
  passThroughOnException(): void {
    // Accepted: it changes nothing for a worker without an origin.
  }
}
asInterface(ExecutionContext);
