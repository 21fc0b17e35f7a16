import { host } from "../border/host-ref.ts";
import { type Context, enter } from "../context.ts";
import { nextOperation, track } from "../operations.ts";

/** The critical section of the context's object in which something begins now, 0 outside of all. */
export function currentSection({ object }: Context): number {
  return object === 0 ? 0 : host().currentSection(object);
}

/**
 * Lets something from outside in: at once, or when the object's input gate opens (reference: durable-objects 5.2).
 *
 * @param section in which it was caused
 */
export function admit(context: Context, section: number, run: () => void): void {
  if (context.object === 0) {
    run();
    return;
  }
  const operation = nextOperation();
  if (host().admit(operation, context.object, section)) {
    enter(context);
    run();
    return;
  }
  track(operation, { context, settle: run, fail: () => undefined });
}
