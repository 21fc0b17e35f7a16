import { fromHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { deferred } from "../events/active-event.ts";
import type { Bytes, ObjectId, OperationId } from "../host.ts";
import { objectContext } from "../objects/owner.ts";
import { forget, nextOperation, track } from "../operations.ts";
import { resolved } from "../primordials.ts";
import { decode } from "../serialization/decoder.ts";

/** What the host says when an answer will come. */
const LATER = -2;

export type Entries = readonly [keys: readonly string[], values: readonly Bytes[]];

/** Asks the host; `ready` maps its immediate answer, undefined meaning that the answer will come. */
function ask<T>(object: ObjectId, begin: (operation: OperationId) => T | undefined): Promise<T> {
  const operation = nextOperation();
  const { promise, resolve, reject } = deferred<T>();
  track(operation, {
    context: objectContext(object),
    settle(value) {
      resolve(value as T);
    },
    fail: reject,
  });
  let answer: T | undefined;
  try {
    answer = begin(operation);
  } catch (error) {
    forget(operation);
    throw error;
  }
  if (answer === undefined) {
    return promise;
  }
  forget(operation);
  return resolved(answer);
}

export function readKeys(object: ObjectId, keys: string[], allowConcurrency: boolean): Promise<Entries> {
  return ask<Entries>(
    object,
    (operation) => host().storageGet(operation, object, keys, allowConcurrency) ?? undefined,
  );
}

export function readRange(
  object: ObjectId,
  range: {
    start: string;
    startExclusive: boolean;
    end: string | undefined;
    prefix: string;
    reverse: boolean;
    limit: number;
  },
  allowConcurrency: boolean,
): Promise<Entries> {
  const { start, startExclusive, end, prefix, reverse, limit } = range;
  return ask<Entries>(
    object,
    (operation) =>
      host().storageList(
        operation,
        object,
        start,
        startExclusive,
        end !== undefined,
        end ?? "",
        prefix,
        reverse,
        limit,
        allowConcurrency,
      ) ?? undefined,
  );
}

/** Removes keys; how many there were. */
export function removeKeys(object: ObjectId, keys: string[], allowUnconfirmed: boolean): Promise<number> {
  return ask<number>(object, (operation) => {
    const count = host().storageDelete(operation, object, keys, allowUnconfirmed);
    return count < 0 ? undefined : count;
  });
}

/** When the alarm is due; negative when there is none. */
export function alarmTime(object: ObjectId, allowConcurrency: boolean): Promise<number> {
  return ask<number>(object, (operation) => {
    const time = host().storageGetAlarm(operation, object, allowConcurrency);
    return time === LATER ? undefined : time;
  });
}

export function synced(object: ObjectId): Promise<number> {
  return ask<number>(object, (operation) => (host().storageSync(operation, object) ? 0 : undefined));
}

/** Values by key, in the order in which the host gave them. */
export function decoded([keys, values]: Entries): Map<string, unknown> {
  const map = new Map<string, unknown>();
  for (let i = 0; i < keys.length; i++) {
    map.set(keys[i] as string, decode(fromHost(values[i] as Bytes)));
  }
  return map;
}
