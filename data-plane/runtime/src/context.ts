/**
 * On whose behalf code runs, and what its `AsyncLocalStorage` instances hold.
 *
 * The host drains the microtask queue after each Entry call, so the context that an Entry function enters stays current
 * for everything that its event sets in motion until the next Entry call. When the host offers V8's
 * continuation-preserved slot, that one decides, and a continuation keeps the context in which it was awaited whoever settles it.
 */
import type { EventId, ObjectId } from "./host.ts";
import { SafeMap } from "./primordials.ts";

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

/** What instances of `AsyncLocalStorage` hold at some point of the program. Never changed once it is current. */
export type StoredValues = SafeMap<object, unknown>;

/** A context in which some storage holds a value; without any, the slot holds the bare context. */
class Frame {
  readonly context: Context | undefined;
  readonly stored: StoredValues;

  constructor(context: Context | undefined, stored: StoredValues) {
    this.context = context;
    this.stored = stored;
  }

  static isFrame(value: unknown): value is Frame {
    return value instanceof Frame;
  }
}

let current: unknown;
let slot: ContinuationSlot | undefined;

export function adoptContinuationSlot(offered: ContinuationSlot): void {
  slot = offered;
}

/** Whether the current context is certain, rather than the one of the last Entry call. */
export function isContextExact(): boolean {
  return slot !== undefined;
}

export function enter(context: Context | undefined): void {
  setCurrent(context);
}

function getCurrent(): unknown {
  return slot === undefined ? current : slot.get();
}

function setCurrent(value: unknown): void {
  current = value;
  slot?.set(value);
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
  const value = getCurrent();
  return Frame.isFrame(value) ? value.context : (value as Context | undefined);
}

/** What storages hold now; undefined when none holds anything. */
export function storedValues(): StoredValues | undefined {
  const value = getCurrent();
  return Frame.isFrame(value) ? value.stored : undefined;
}

/** Runs a function, and what it sets in motion, with these values; on whose behalf it runs does not change. */
export function runWithStored<T>(stored: StoredValues | undefined, fn: () => T): T {
  const before = getCurrent();
  const context = currentOrNone();
  setCurrent(stored === undefined ? context : new Frame(context, stored));
  try {
    return fn();
  } finally {
    setCurrent(before);
  }
}

/** The same function, to be called back later with what storages hold now. */
export function keepingStored(fn: () => void): () => void {
  const stored = storedValues();
  return stored === undefined
    ? fn
    : () => {
        runWithStored(stored, fn);
      };
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
