import { host } from "../border/host-ref.ts";
import type { ObjectId } from "../host.ts";
import { dateTime } from "../primordials.ts";
import { isObject, wrongParameter } from "../web/webidl.ts";
import { alarmTime } from "./host-storage.ts";
import type { ReadOptions, WriteOptions } from "./options.ts";

/** What the host takes for no alarm. */
const NONE = -1;
/** 64-bit nanoseconds end there. */
const LATEST = 9_223_372_036_854;
const NO_HANDLER = "Your Durable Object class must have an alarm() handler in order to call setAlarm()";

/** When the alarm is due, in milliseconds since the epoch; null when there is none (reference: durable-objects 4.6). */
export async function getAlarm(object: ObjectId, options: unknown): Promise<number | null> {
  const { allowConcurrency } = optionsOf<ReadOptions>("getAlarm", 1, "GetAlarmOptions", options);
  const time = await alarmTime(object, Boolean(allowConcurrency));
  return time === NONE ? null : time;
}

/**
 * Sets the alarm; a time that is past counts as now.
 *
 * @param hasHandler whether the object could handle it
 */
export function setAlarm(object: ObjectId, time: unknown, options: unknown, hasHandler: boolean): void {
  const due = millis(time);
  const { allowUnconfirmed } = optionsOf<WriteOptions>("setAlarm", 2, "SetAlarmOptions", options);
  if (due <= 0) {
    throw new TypeError("setAlarm() cannot be called with an alarm time <= 0");
  }
  if (!hasHandler) {
    throw new TypeError(NO_HANDLER);
  }
  host().storageSetAlarm(object, Math.max(due, Math.floor(host().now())), Boolean(allowUnconfirmed));
}

export function deleteAlarm(object: ObjectId, options: unknown): void {
  const { allowUnconfirmed } = optionsOf<WriteOptions>("deleteAlarm", 1, "SetAlarmOptions", options);
  host().storageSetAlarm(object, NONE, Boolean(allowUnconfirmed));
}

function millis(time: unknown): number {
  const number = typeof time === "number" ? time : dateTime(time);
  if (number === undefined) {
    throw wrongParameter("DurableObjectStorage", "setAlarm", 1, "date");
  }
  if (!Number.isFinite(number)) {
    throw new TypeError("The value cannot be converted because it is not a valid Date.");
  }
  if (number > LATEST) {
    throw new TypeError("This API doesn't support dates after 2189.");
  }
  return Math.trunc(number);
}

function optionsOf<T extends object>(method: string, position: number, type: string, options: unknown): T {
  if (options === undefined || options === null) {
    return {} as T;
  }
  if (!isObject(options)) {
    throw wrongParameter("DurableObjectStorage", method, position, type);
  }
  return options as T;
}
