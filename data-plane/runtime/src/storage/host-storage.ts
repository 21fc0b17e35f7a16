import { fromHost } from "../border/bytes.ts";
import { halt } from "../border/halt.ts";
import { host } from "../border/host-ref.ts";
import { deferred } from "../events/active-event.ts";
import type { Found, SectionId } from "../host-storage.ts";
import type { Bytes, ObjectId, OperationId } from "../host.ts";
import { objectContext } from "../objects/owner.ts";
import { forget, nextOperation, track } from "../operations.ts";
import { resolved } from "../primordials.ts";
import { decode } from "../serialization/decoder.ts";
import type { Range } from "./options.ts";

/** What the host says when an answer will come. */
const LATER = -2;

/** Asks the host; `begin` gives its immediate answer, undefined meaning that the answer will come. */
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

export function readKeys(object: ObjectId, keys: string[], allowConcurrency: boolean): Promise<Found> {
  return ask<Found>(
    object,
    (operation) => host().storageGet(operation, object, keys, allowConcurrency) ?? undefined,
  );
}

/** Reads a key; what was found, for `decodedOnly`. */
export function readKey(object: ObjectId, key: string, allowConcurrency: boolean): Promise<Found> {
  return ask<Found>(object, (operation) => {
    const value = host().storageGetOne(operation, object, key, allowConcurrency);
    return value === null ? undefined : only(value);
  });
}

function only(value: Bytes | undefined): Found {
  return [[], value === undefined ? [] : [value]];
}

export function readRange(object: ObjectId, range: Range, allowConcurrency: boolean): Promise<Found> {
  const { start, startExclusive, end, prefix, reverse, limit } = range;
  return ask<Found>(
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

/** What a read for which script waits brought; when it was lost, the instance ends here. */
function orHalt<T>(answer: T | null, lost: T): T {
  if (answer === null) {
    halt();
    return lost;
  }
  return answer;
}

/** Reads a key, and waits for it; what was found, for `decodedOnly`. */
export function readKeyNow(object: ObjectId, key: string): Found {
  return only(orHalt(host().storageGetNow(object, key), undefined));
}

/** Removes a key, and waits to learn whether there was one. */
export function removeKeyNow(object: ObjectId, key: string): boolean {
  return orHalt(host().storageDeleteNow(object, key), -1) > 0;
}

/** Reads a range, and waits for it. */
export function readRangeNow(object: ObjectId, range: Range): Found {
  const { start, startExclusive, end, prefix, reverse, limit } = range;
  const found = host().storageListNow(
    object,
    start,
    startExclusive,
    end !== undefined,
    end ?? "",
    prefix,
    reverse,
    limit,
  );
  return orHalt(found, [[], []]);
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

/** Resolves when the critical section has begun; undefined when it would be nested too deeply. */
export function sectionBegun(object: ObjectId): Promise<SectionId | undefined> {
  let accepted = true;
  const begun = ask<SectionId>(object, (operation) => {
    accepted = host().enterCritical(operation, object);
    return accepted ? undefined : 0;
  });
  return accepted ? begun : resolved(undefined);
}

/** A single value that was asked for; undefined when there is none. */
export function decodedOnly([, values]: Found): unknown {
  return values.length === 0 ? undefined : decode(fromHost(values[0] as Bytes));
}

/** Values by key, in the order in which the host gave them. */
export function decoded([keys, values]: Found): Map<string, unknown> {
  const map = new Map<string, unknown>();
  for (let i = 0; i < keys.length; i++) {
    map.set(keys[i] as string, decode(fromHost(values[i] as Bytes)));
  }
  return map;
}
