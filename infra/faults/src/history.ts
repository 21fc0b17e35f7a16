import { isLinearizable, type Model, type Operation } from "./linearizability.ts";

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

interface Action {
  readonly isWrite: boolean;
  /** What a write writes, nothing for an increment. */
  readonly value: number | undefined;
  readonly answer: number | undefined;
}

const counter: Model<number, Action> = {
  initial: 0,
  apply(count, { isWrite, answer }) {
    const after = isWrite ? count + 1 : count;
    return answer === undefined || answer === after ? after : undefined;
  },
  key: String,
};

const register: Model<number, Action> = {
  initial: 0,
  apply(held, { isWrite, value, answer }) {
    const after = isWrite ? (value ?? held) : held;
    return isWrite || answer === after ? after : undefined;
  },
  key: String,
};

/** What is wrong with the history of one object; empty if nothing is. */
export function faultsOf(entries: readonly Entry[], stored: Stored): string[] {
  return [...lost(entries, stored), ...unordered(entries)];
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

function unordered(entries: readonly Entry[]): string[] {
  const of = (...kinds: Request["kind"][]): Entry[] =>
    entries.filter(({ request }) => kinds.includes(request.kind));
  const faults: string[] = [];
  if (!isLinearizable(counter, operations(of("increment", "count")))) {
    faults.push("increments and counts cannot be put in an order");
  }
  const registered = of("write", "read");
  const seen = new Set(
    registered.map(({ request, answer }) => (request.kind === "read" ? answer : undefined)),
  );
  // A write that may not have happened, and whose value nobody saw, decides nothing.
  const matters = ({ request, answer }: Entry): boolean =>
    answer !== undefined || (request.kind === "write" && seen.has(request.value));
  if (!isLinearizable(register, operations(registered.filter(matters)))) {
    faults.push("writes and reads cannot be put in an order");
  }
  return faults;
}

/** Reads without an answer say nothing. */
function operations(entries: readonly Entry[]): Operation<Action>[] {
  return entries.flatMap(({ request, begin, end, answer }) => {
    const isWrite = request.kind === "increment" || request.kind === "write";
    if (answer === undefined && !isWrite) return [];
    const value = request.kind === "write" ? request.value : undefined;
    return [{ begin, end: answer === undefined ? Infinity : end, action: { isWrite, value, answer } }];
  });
}
