import { rangeSearch, type RangeSearch } from "./range.ts";
import { LEVELS } from "./trace.ts";
import { OUTCOMES } from "./outcome.ts";

/** What is in the address of a page of logs. */
export interface LogSearch extends RangeSearch {
  view?: "live";
  text?: string;
  outcome?: string;
  level?: string;
  version?: string;
  /** The invocation that is looked at. */
  log?: string;
}

/** For `validateSearch`: what is no filter is left out. */
export function logSearch(search: Record<string, unknown>): LogSearch {
  return {
    ...rangeSearch(search),
    ...(search["view"] === "live" && { view: "live" as const }),
    ...text(search, "text"),
    ...text(search, "version"),
    ...text(search, "log"),
    ...oneOf(search, "outcome", OUTCOMES),
    ...oneOf(search, "level", LEVELS),
  };
}

function text<K extends string>(search: Record<string, unknown>, key: K): Partial<Record<K, string>> {
  const value = search[key];
  if (typeof value === "number") return { [key]: String(value) } as Partial<Record<K, string>>;
  return typeof value === "string" && value !== "" ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}

function oneOf<K extends string>(
  search: Record<string, unknown>,
  key: K,
  known: readonly string[],
): Partial<Record<K, string>> {
  return known.includes(String(search[key])) ? text(search, key) : {};
}
