import { host } from "../border/host-ref.ts";
import { enter } from "../context.ts";
import { BodyKind, type EventId, type ObjectId } from "../host.ts";
import { placedObject } from "../objects/placed-object.ts";
import { NativePromise, reflectApply, then } from "../primordials.ts";
import { ActiveEvent } from "./active-event.ts";
import { failEvent } from "./answer.ts";

const NO_ALARM_HANDLER = "Handler does not export an alarm() function.";
const DONE = 204;

/** What the handler of an alarm is told (reference: durable-objects 4.6). */
interface AlarmInfo {
  readonly scheduledTime: number;
  readonly retryCount: number;
  readonly isRetry: boolean;
}

/** Runs an object's `alarm`; the event is answered when what the handler returned has settled. */
export function dispatchAlarm(id: EventId, object: ObjectId, dueMillis: number, retries: number): void {
  const event = new ActiveEvent(id, object);
  enter(event);
  const fail = (error: unknown): void => {
    failEvent(event, "threw", error);
  };
  const info: AlarmInfo = { scheduledTime: dueMillis, retryCount: retries, isRetry: retries > 0 };
  try {
    placedObject(object).deliver(event, (instance) => {
      const { alarm } = instance as { alarm?: unknown };
      if (typeof alarm !== "function") {
        failEvent(event, "no-handler", new Error(NO_ALARM_HANDLER));
        return;
      }
      const outcome = new NativePromise<unknown>((settle) => {
        settle(reflectApply(alarm, instance, [info]));
      });
      then(
        outcome,
        () => {
          succeed(event);
        },
        fail,
      );
    });
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
