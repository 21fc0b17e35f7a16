import { isObject, usvString, wrongParameter } from "../web/webidl.ts";

/** In characters; more than any key has. */
const MAX_BOUND = 4 * 1024 * 1024;

export interface ReadOptions {
  readonly allowConcurrency?: boolean;
  /** A hint; nothing depends on it. */
  readonly noCache?: boolean;
}

export interface WriteOptions extends ReadOptions {
  readonly allowUnconfirmed?: boolean;
}

export interface ListOptions extends ReadOptions {
  readonly start?: string;
  readonly startAfter?: string;
  readonly end?: string;
  readonly prefix?: string;
  readonly reverse?: boolean;
  readonly limit?: number;
}

/** A range as it crosses to the host. */
export interface Range {
  readonly start: string;
  readonly startExclusive: boolean;
  readonly end: string | undefined;
  readonly prefix: string;
  readonly reverse: boolean;
  readonly limit: number;
}

/** Where options were given, for the text of the refusal: interface, method, position and type of the parameter. */
type Place = readonly [owner: string, method: string, position: number, type: string];

export function optionsOf<T extends object>(options: unknown, ...place: Place): T {
  if (options === undefined || options === null) {
    return {} as T;
  }
  if (!isObject(options)) {
    throw wrongParameter(...place);
  }
  return options as T;
}

export function rangeOf(options: ListOptions): Range {
  const { start, startAfter, end, prefix, reverse, limit } = options;
  if (start !== undefined && startAfter !== undefined) {
    throw new TypeError("list() cannot be called with both start and startAfter values.");
  }
  return {
    start: bound(start === undefined ? (startAfter === undefined ? "" : startAfter) : start),
    startExclusive: startAfter !== undefined,
    end: end === undefined ? undefined : bound(end),
    prefix: prefix === undefined ? "" : bound(prefix),
    reverse: Boolean(reverse),
    limit: limit === undefined ? -1 : checkedLimit(limit),
  };
}

/** No key is that long, so what is cut off decides nothing. */
function bound(value: unknown): string {
  return usvString(value).slice(0, MAX_BOUND);
}

function checkedLimit(limit: unknown): number {
  const count = Math.trunc(Number(limit));
  if (count > 0x7fff_ffff && count !== Infinity) {
    throw new TypeError("Value out of range. Must be between -2147483648 and 2147483647 (inclusive).");
  }
  if (!(count > 0 && count !== Infinity)) {
    throw new TypeError("List limit must be positive.");
  }
  return count;
}
