import { type Context, enter } from "./context.ts";
import type { OperationId } from "./host.ts";
import { SafeMap } from "./primordials.ts";

/** Something that the host will settle. Exactly one of the functions is called, at most once. */
export interface Operation {
  readonly context: Context;
  settle(value: unknown): void;
  fail(error: Error): void;
}

const pending = new SafeMap<OperationId, Operation>();
let last = 0;

export function nextOperation(): OperationId {
  return ++last;
}

export function track(id: OperationId, operation: Operation): void {
  pending.set(id, operation);
}

/** Ends an operation, entering its context; undefined when nobody waits for it any more. */
export function take(id: OperationId): Operation | undefined {
  const operation = pending.get(id);
  if (operation !== undefined) {
    pending.delete(id);
    enter(operation.context);
  }
  return operation;
}

export function forget(id: OperationId): boolean {
  return pending.delete(id);
}

export function forgetOperations(matches: (context: Context) => boolean): void {
  pending.forEach((operation, id) => {
    if (matches(operation.context)) {
      pending.delete(id);
    }
  });
}

/** How many operations could still settle something. */
export function countOperations(matches: (context: Context) => boolean): number {
  let count = 0;
  pending.forEach((operation) => {
    count += matches(operation.context) ? 1 : 0;
  });
  return count;
}
