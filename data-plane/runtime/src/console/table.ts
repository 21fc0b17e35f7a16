import { inspect } from "./format.ts";

const MOST_ROWS = 1000;
const MOST_COLUMNS = 100;
const INDEX = "(index)";
const ITERATION_INDEX = "(iteration index)";
const VALUES = "Values";

/** A row: what is in its first column, and what is in the others by their heads. */
interface Row {
  readonly index: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** https://console.spec.whatwg.org/#table; undefined for what has no rows. Of very long tables only the beginning is shown. */
export function table(data: unknown, only?: readonly unknown[]): string | undefined {
  if (typeof data !== "object" || data === null) {
    return undefined;
  }
  const isCollection = data instanceof Map || data instanceof Set;
  const rows = rowsOf(data, only?.map(String));
  const heads = new Set([isCollection ? ITERATION_INDEX : INDEX]);
  for (const { cells } of rows) {
    for (const head of cells.keys()) {
      if (head !== VALUES && heads.size <= MOST_COLUMNS) {
        heads.add(head);
      }
    }
  }
  if (rows.some(({ cells }) => cells.has(VALUES))) {
    heads.add(VALUES);
  }
  const [, ...columns] = heads;
  return drawn(
    [...heads],
    rows.map(({ index, cells }) => [index, ...columns.map((head) => cells.get(head) ?? "")]),
  );
}

function rowsOf(data: object, only: readonly string[] | undefined): Row[] {
  if (data instanceof Map) {
    return Array.from(data, ([key, value], i) => {
      const cells = new Map([["Key", cell(key)], ...cellsOf(value, only)]);
      return { index: String(i), cells };
    }).slice(0, MOST_ROWS);
  }
  const entries: [string, unknown][] =
    data instanceof Set
      ? Array.from(data, (value, i): [string, unknown] => [String(i), value])
      : Object.keys(data).map((key): [string, unknown] => [key, (data as Record<string, unknown>)[key]]);
  return entries.slice(0, MOST_ROWS).map(([index, value]): Row => ({ index, cells: cellsOf(value, only) }));
}

function cellsOf(value: unknown, only: readonly string[] | undefined): Map<string, string> {
  if (typeof value !== "object" || value === null) {
    return new Map([[VALUES, cell(value)]]);
  }
  const keys = only ?? Object.keys(value);
  return new Map(
    keys
      .filter((key) => Object.hasOwn(value, key))
      .map((key) => [key, cell((value as Record<string, unknown>)[key])]),
  );
}

function cell(value: unknown): string {
  return inspect(value, { depth: typeof value === "object" && value !== null ? -1 : 0, compact: 3 });
}

function drawn(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)) + 2);
  const rule = (left: string, middle: string, right: string): string =>
    left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const line = (cells: readonly string[]): string =>
    `│${cells.map((text, i) => ` ${text}`.padEnd(widths[i] ?? 0)).join("│")}│`;
  return [rule("┌", "┬", "┐"), line(heads), rule("├", "┼", "┤"), ...rows.map(line), rule("└", "┴", "┘")].join(
    "\n",
  );
}
