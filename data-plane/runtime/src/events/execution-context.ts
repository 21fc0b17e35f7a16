import { host } from "../border/host-ref.ts";
import { exportsFor } from "../objects/exports.ts";
import { eventOwner } from "../objects/owner.ts";
import { defineProperty, jsonParse, jsonStringify } from "../primordials.ts";
import { reportError } from "../web/report-error.ts";
import { asInterface, requireParameters } from "../web/webidl.ts";
import { describe } from "../border/describe.ts";
import type { ActiveEvent } from "./active-event.ts";

const ABORTED = "Worker execution was aborted due to call to ctx.abort().";

/** @param props JSON, "" for none */
export let createExecutionContext: (event: ActiveEvent, props: string) => ExecutionContext;
const creating = Symbol("creating");
let toldOfNoOrigin = false;

/** `ctx` of a stateless event (reference: durable-objects 1.2). */
export class ExecutionContext {
  declare props: unknown;
  #event!: ActiveEvent;
  #exports: object | undefined;

  static {
    createExecutionContext = (event, props) => {
      const context = new ExecutionContext(creating);
      context.#event = event;
      defineProperty(context, "props", {
        value: props === "" ? {} : jsonParse(props),
        writable: true,
        enumerable: true,
        configurable: true,
      });
      return context;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** This Worker's own entrypoints and classes; undefined for versions that do not ask for it. */
  get exports(): object | undefined {
    return (this.#exports ??= exportsFor(eventOwner(this.#event)));
  }

  waitUntil(promise: unknown): void {
    requireParameters(arguments.length, "ExecutionContext", "waitUntil", "Promise");
    this.#event.waitUntil(promise, reportError);
  }

  /** Without an origin behind the Worker there is nothing to pass through to; the log says so once. */
  passThroughOnException(): void {
    if (!toldOfNoOrigin) {
      toldOfNoOrigin = true;
      const text = "passThroughOnException() has no effect: there is no origin behind this Worker.";
      host().log("warn", jsonStringify([text]), 0, this.#event.event);
    }
  }

  /** Ends this execution at once; its caller gets the reason. */
  abort(reason?: unknown): void {
    const message = reason === undefined ? ABORTED : describe(reason).message;
    host().abortEvent(this.#event.event, message);
  }
}
asInterface(ExecutionContext);
