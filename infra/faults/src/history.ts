import { type Call, type History, withoutOrder } from "./orders.ts";

/** What is asked of an object. */
export type Request =
  | { readonly kind: "increment"; readonly id: string }
  | { readonly kind: "count" }
  | { readonly kind: "write"; readonly value: number }
  | { readonly kind: "read" };

/** One request of one client, with its answer if it was acknowledged. */
export interface Entry {
  readonly object: string;
  readonly request: Request;
  readonly begin: number;
  readonly end: number;
  readonly answer: number | undefined;
}

/** What an object stores in the end. */
export interface Stored {
  readonly count: number;
  /** The count that each increment made, by its id. */
  readonly increments: Readonly<Record<string, number>>;
}

/** All that is known of one object. */
export interface Observed {
  readonly entries: readonly Entry[];
  readonly stored: Stored;
}

/** What is wrong with objects, by their names; those with which nothing is are not in it. */
export function faultsOf(objects: ReadonlyMap<string, Observed>): Map<string, string[]> {
  const parts = [...objects].flatMap(([object, { entries }]) => [
    {
      object,
      history: counterHistory(object, entries),
      fault: "increments and counts cannot be put in an order",
    },
    {
      object,
      history: registerHistory(object, entries),
      fault: "writes and reads cannot be put in an order",
    },
  ]);
  const bad = withoutOrder(parts.map(({ history }) => history));
  const unordered = parts.filter(({ history }) => bad.has(history.name));
  const faults = [...objects].map(([object, { entries, stored }]): [string, string[]] => [
    object,
    [
      ...lost(entries, stored),
      ...unordered.filter((part) => part.object === object).map(({ fault }) => fault),
    ],
  ]);
  return new Map(faults.filter(([, ofObject]) => ofObject.length > 0));
}

function lost(entries: readonly Entry[], { count, increments }: Stored): string[] {
  const faults: string[] = [];
  const made = Object.values(increments).sort((a, b) => a - b);
  if (made.length !== count || made.some((value, index) => value !== index + 1)) {
    faults.push(`${made.length} increments made the count ${count}: one was lost or made twice`);
  }
  const asked = new Map(
    entries.flatMap((entry) =>
      entry.request.kind === "increment" ? [[entry.request.id, entry] as const] : [],
    ),
  );
  for (const [id, { answer }] of asked) {
    if (answer !== undefined && increments[id] !== answer) {
      faults.push(`increment ${id} was acknowledged as ${answer} and is stored as ${increments[id]}`);
    }
  }
  for (const id of Object.keys(increments)) {
    if (!asked.has(id)) faults.push(`increment ${id} was never asked for`);
  }
  return faults;
}

function counterHistory(object: string, entries: readonly Entry[]): History {
  return { name: `counter of ${object}`, model: "COUNTER", calls: calls(entries, "increment", "count") };
}

function registerHistory(object: string, entries: readonly Entry[]): History {
  const all = calls(entries, "write", "read");
  const seen = new Set(all.map(({ name, answer }) => (name === "read" ? answer : undefined)));
  // A write that may not have happened, and whose value nobody saw, decides nothing.
  const matters = ({ answer, value }: Call): boolean => answer !== undefined || seen.has(value);
  return { name: `register of ${object}`, model: "REGISTER", calls: all.filter(matters) };
}

/** Reads without an answer say nothing. */
function calls(entries: readonly Entry[], write: Request["kind"], read: Request["kind"]): Call[] {
  return entries
    .filter(({ request: { kind }, answer }) => kind === write || (kind === read && answer !== undefined))
    .map(({ request, begin, end, answer }) => ({
      name: request.kind,
      value: request.kind === "write" ? request.value : undefined,
      begin,
      end,
      answer,
    }));
}
