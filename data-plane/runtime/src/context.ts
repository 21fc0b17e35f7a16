/**
 * On whose behalf code runs.
 *
 * The host drains the microtask queue after each Entry call, so the context that an Entry function enters stays current
 * for everything that its event sets in motion until the next Entry call. When the host offers V8's
 * continuation-preserved slot, that one decides, and a continuation keeps the context in which it was awaited whoever settles it.
 */
import type { EventId, ObjectId } from "./host.ts";

export interface Context {
  readonly object: ObjectId;
  readonly event: EventId;
  /** False once the event is finished: work that is started now must not be bound to it. */
  readonly isLive: boolean;
  /** What stands in for the exports of `cloudflare:workers` here (see `withEnv`). */
  readonly replaced?: Replaced | undefined;
  /** Takes note of a body that arrives for the context, to stop it when nobody will read it any more. */
  adopt?(body: ArrivingBody): void;
}

export interface Replaced {
  readonly env?: object | undefined;
  readonly exports?: object | undefined;
}

export interface ArrivingBody {
  readonly stream: number;
  stop(): void;
}

export interface ContinuationSlot {
  get(): unknown;
  set(value: unknown): void;
}

let current: Context | undefined;
let slot: ContinuationSlot | undefined;

export function adoptContinuationSlot(offered: ContinuationSlot): void {
  slot = offered;
}

/** Whether the current context is certain, rather than the one of the last Entry call. */
export function isContextExact(): boolean {
  return slot !== undefined;
}

export function enter(context: Context | undefined): void {
  current = context;
  slot?.set(context);
}

/** Runs a function, and what it sets in motion, in a context. */
export function runIn<T>(context: Context | undefined, run: () => T): T {
  const before = currentOrNone();
  enter(context);
  try {
    return run();
  } finally {
    enter(before);
  }
}

export function currentOrNone(): Context | undefined {
  return slot === undefined ? current : (slot.get() as Context | undefined);
}

const GLOBAL_SCOPE =
  "Disallowed operation called within global scope. Asynchronous I/O (ex: fetch() or connect()), setting a timeout, and " +
  "generating random values are not allowed within global scope. To fix this error, perform this operation within a " +
  "handler. https://developers.cloudflare.com/workers/runtime-apis/handlers/";

/** The current context; throws the documented error in global scope, where nothing may be begun. */
export function currentContext(): Context {
  const context = currentOrNone();
  if (context === undefined) {
    throw new Error(GLOBAL_SCOPE);
  }
  return context.isLive ? context : { object: context.object, event: 0, isLive: true };
}
