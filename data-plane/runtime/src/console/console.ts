import { bounded, describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";
import { currentOrNone } from "../context.ts";
import { format } from "./format.ts";

const MAX_TEXT = 16_384;

type Level = "debug" | "error" | "info" | "log" | "warn";

let indent = "";
const counts = new Map<string, number>();
const timers = new Map<string, number>();

function print(level: Level, values: readonly unknown[]): void {
  const text = indent + formatted(values).replaceAll("\n", `\n${indent}`);
  const context = currentOrNone();
  host().log(level, bounded(text, MAX_TEXT), context?.object ?? 0, context?.event ?? 0);
}

function formatted(values: readonly unknown[]): string {
  try {
    return format(values);
  } catch (error) {
    return `[console could not format its arguments: ${describe(error).message}]`;
  }
}

function label(value: unknown): string {
  return value === undefined ? "default" : String(value);
}

/** https://console.spec.whatwg.org/, written to the worker's log. */
export const console = {
  log(...values: unknown[]) {
    print("log", values);
  },
  info(...values: unknown[]) {
    print("info", values);
  },
  debug(...values: unknown[]) {
    print("debug", values);
  },
  warn(...values: unknown[]) {
    print("warn", values);
  },
  error(...values: unknown[]) {
    print("error", values);
  },
  trace(...values: unknown[]) {
    const stack = new Error().stack?.split("\n").slice(2).join("\n") ?? "";
    print("debug", [`Trace: ${formatted(values)}\n${stack}`]);
  },
  assert(condition?: unknown, ...values: unknown[]) {
    if (!condition) {
      print("error", [values.length === 0 ? "Assertion failed" : `Assertion failed: ${formatted(values)}`]);
    }
  },
  dir(value: unknown) {
    print("log", [value]);
  },
  dirxml(...values: unknown[]) {
    print("log", values);
  },
  table(value: unknown) {
    print("log", [value]);
  },
  count(name?: unknown) {
    const key = label(name);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    print("log", [`${key}: ${count}`]);
  },
  countReset(name?: unknown) {
    counts.delete(label(name));
  },
  group(...values: unknown[]) {
    if (values.length > 0) {
      print("log", values);
    }
    indent += "  ";
  },
  groupCollapsed(...values: unknown[]) {
    console.group(...values);
  },
  groupEnd() {
    indent = indent.slice(2);
  },
  time(name?: unknown) {
    timers.set(label(name), host().now());
  },
  timeLog(name?: unknown, ...values: unknown[]) {
    const started = timers.get(label(name));
    if (started !== undefined) {
      print("log", [`${label(name)}: ${(host().now() - started).toFixed(3)}ms`, ...values]);
    }
  },
  timeEnd(name?: unknown) {
    console.timeLog(name);
    timers.delete(label(name));
  },
  clear() {
    // A log has nothing to clear.
  },
};
