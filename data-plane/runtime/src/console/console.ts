import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";
import { currentOrNone } from "../context.ts";
import { format, inspect } from "./format.ts";
import { messageOf } from "./message.ts";
import { table } from "./table.ts";

type Level = "debug" | "error" | "info" | "log" | "warn";

/** So many groups are indented, and so many labels remembered. */
const MOST_GROUPS = 100;
const MOST_LABELS = 1000;

let groups = 0;
const counts = new Map<string, number>();
const timers = new Map<string, number>();

/** Remembers a label; the oldest makes room. */
function remember(labels: Map<string, number>, key: string, value: number): void {
  labels.set(key, value);
  if (labels.size > MOST_LABELS) {
    labels.delete(labels.keys().next().value as string);
  }
}

function print(level: Level, values: readonly unknown[]): void {
  const context = currentOrNone();
  host().log(level, messageOf(indented(values)), context?.object ?? 0, context?.event ?? 0);
}

/** Texts show in which group they are. */
function indented(values: readonly unknown[]): readonly unknown[] {
  const [first, ...rest] = values;
  if (groups === 0 || typeof first !== "string") {
    return values;
  }
  const indent = "  ".repeat(groups);
  return [indent + first.replaceAll("\n", `\n${indent}`), ...rest];
}

function formatted(values: readonly unknown[]): string {
  return attempted(() => format(values));
}

function attempted<T>(show: () => T): T | string {
  try {
    return show();
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
      const [first, ...rest] = values;
      print(
        "error",
        typeof first === "string" ? [`Assertion failed: ${first}`, ...rest] : ["Assertion failed", ...values],
      );
    }
  },
  dir(value: unknown, options?: object) {
    print("log", [attempted(() => inspect(value, options))]);
  },
  dirxml(...values: unknown[]) {
    print("log", values);
  },
  table(value: unknown, columns?: readonly unknown[]) {
    const drawn = attempted(() => table(value, columns));
    print("log", [drawn ?? value]);
  },
  count(name?: unknown) {
    const key = label(name);
    const count = (counts.get(key) ?? 0) + 1;
    remember(counts, key, count);
    print("log", [`${key}: ${count}`]);
  },
  countReset(name?: unknown) {
    if (!counts.delete(label(name))) {
      print("warn", [`Count for '${label(name)}' does not exist`]);
    }
  },
  group(...values: unknown[]) {
    if (values.length > 0) {
      print("log", values);
    }
    groups = Math.min(groups + 1, MOST_GROUPS);
  },
  groupCollapsed(...values: unknown[]) {
    console.group(...values);
  },
  groupEnd() {
    groups = Math.max(groups - 1, 0);
  },
  time(name?: unknown) {
    if (timers.has(label(name))) {
      print("warn", [`Timer '${label(name)}' already exists`]);
    } else {
      remember(timers, label(name), host().now());
    }
  },
  timeLog(name?: unknown, ...values: unknown[]) {
    const started = timers.get(label(name));
    if (started === undefined) {
      print("warn", [`Timer '${label(name)}' does not exist`]);
    } else {
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
Object.defineProperty(console, Symbol.toStringTag, { value: "console", configurable: true });
