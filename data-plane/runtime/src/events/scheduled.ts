import { host } from "../border/host-ref.ts";
import { enter } from "../context.ts";
import { BodyKind, type EventId } from "../host.ts";
import { NativePromise } from "../primordials.ts";
import { reportError } from "../web/report-error.ts";
import { asInterface } from "../web/webidl.ts";
import { ActiveEvent } from "./active-event.ts";
import { failEvent } from "./answer.ts";
import { DEFAULT, statelessHandler } from "./stateless.ts";

const NO_SCHEDULED_HANDLER = "Handler does not export a scheduled() function.";
const DONE = 204;

const creating = Symbol("creating");

/** What the handler of a schedule is told (reference: durable-objects 1.1). */
export class ScheduledController {
  readonly #cron: string;
  readonly #scheduledTime: number;

  constructor(token: unknown, cron = "", scheduledTime = 0) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#cron = cron;
    this.#scheduledTime = scheduledTime;
  }

  /** The schedule as its owner wrote it. */
  get cron(): string {
    return this.#cron;
  }

  get type(): string {
    return "scheduled";
  }

  /** When the schedule was due, in milliseconds since the epoch. */
  get scheduledTime(): number {
    return this.#scheduledTime;
  }

  noRetry(): void {
    // Accepted: a schedule that failed is not tried again before it is due the next time.
  }
}
asInterface(ScheduledController);

/** Runs the handler of a schedule; the event is answered when everything that it set in motion has ended. */
export function dispatchScheduled(id: EventId, cron: string, dueMillis: number): void {
  const event = new ActiveEvent(id, 0);
  enter(event);
  const fail = (error: unknown): void => {
    if (!failEvent(event, "threw", error)) {
      reportError(error);
    }
  };
  try {
    const handler = statelessHandler(event, DEFAULT, "scheduled");
    if (handler === undefined) {
      failEvent(event, "no-handler", new Error(NO_SCHEDULED_HANDLER));
      return;
    }
    event.answerLast(() => {
      succeed(event);
    }, fail);
    const controller = new ScheduledController(creating, cron, dueMillis);
    const result = new NativePromise<unknown>((settle) => {
      settle(handler(controller));
    });
    event.waitUntil(result, reportError);
  } catch (error) {
    fail(error);
  }
}

function succeed(event: ActiveEvent): void {
  if (event.claimAnswer()) {
    host().respond(event.event, DONE, "", "", BodyKind.None, "", false);
    event.release();
  }
}
