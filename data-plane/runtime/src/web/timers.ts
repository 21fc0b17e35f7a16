import { host } from "../border/host-ref.ts";
import { type Context, currentContext, keepingStored } from "../context.ts";
import type { ObjectId, OperationId } from "../host.ts";
import { forget, nextOperation, track } from "../operations.ts";
import { SafeMap } from "../primordials.ts";
import { DOMException } from "./dom-exception.ts";
import { invalidArgument } from "./invalid-argument.ts";
import { reportError } from "./report-error.ts";

const MAX_DELAY = 100 * 365 * 24 * 3600 * 1000;
const MAX_ACTIVE = 10_000;

interface Timer {
  /** The number that the tenant holds. */
  readonly handle: number;
  readonly context: Context;
  operation: OperationId;
}

const active = new SafeMap<number, Timer>();
/** Active timers by object; those of stateless events under 0. */
const counts = new SafeMap<ObjectId, number>();
let lastHandle = 0;

function add(timer: Timer): void {
  const { object } = timer.context;
  const count = counts.get(object) ?? 0;
  if (count >= MAX_ACTIVE) {
    throw new DOMException(
      `You have exceeded the number of active timeouts you may set. max active timeouts: ${MAX_ACTIVE}, current active ` +
        `timeouts: ${count}, finished timeouts: ${lastHandle - active.size}`,
      "QuotaExceededError",
    );
  }
  counts.set(object, count + 1);
  active.set(timer.handle, timer);
}

function remove(timer: Timer): void {
  if (active.delete(timer.handle)) {
    const { object } = timer.context;
    const rest = (counts.get(object) ?? 1) - 1;
    if (rest > 0) {
      counts.set(object, rest);
    } else {
      counts.delete(object);
    }
  }
}

function clamp(delay: unknown): number {
  const millis = Math.trunc(Number(delay));
  return millis > 0 ? Math.min(millis, MAX_DELAY) : 0;
}

function begin(callback: () => void, delay: number, repeat: boolean): number {
  const context = currentContext();
  const timer: Timer = { handle: ++lastHandle, context, operation: 0 };
  add(timer);
  arm(timer, keepingStored(callback), delay, repeat);
  return timer.handle;
}

function arm(timer: Timer, callback: () => void, delay: number, repeat: boolean): void {
  const { context } = timer;
  timer.operation = nextOperation();
  track(timer.operation, {
    context,
    settle() {
      if (repeat) {
        arm(timer, callback, delay, repeat);
      } else {
        remove(timer);
      }
      try {
        callback();
      } catch (error) {
        reportError(error);
      }
    },
    fail() {
      remove(timer);
    },
  });
  host().startTimer(timer.operation, delay, context.object, context.event);
}

/** Calls back not before the delay, once or again and again. */
export function startTimer(callback: () => void, delay: unknown, repeat = false): number {
  return begin(callback, clamp(delay), repeat);
}

/** Runs the callback soon, in a turn of its own. */
export function queueTask(callback: () => void): void {
  begin(callback, 0, false);
}

export function stopTimer(handle: unknown): void {
  const timer = active.get(Number(handle));
  if (timer !== undefined) {
    remove(timer);
    cancel(timer);
  }
}

function cancel(timer: Timer): void {
  if (forget(timer.operation)) {
    host().cancelTimer(timer.operation);
  }
}

/** Whether any timer of the object is active; 0: of any stateless event. */
export function hasTimers(object: ObjectId): boolean {
  return counts.has(object);
}

/** Stops all timers whose context matches. */
export function stopTimersWhere(matches: (context: Context) => boolean): void {
  active.forEach((timer) => {
    if (matches(timer.context)) {
      remove(timer);
      cancel(timer);
    }
  });
}

function callable(callback: unknown, parameters: unknown[]): () => void {
  if (typeof callback !== "function") {
    throw invalidArgument("callback", "function", callback);
  }
  return () => {
    Reflect.apply(callback, globalThis, parameters);
  };
}

export function setTimeout(callback: unknown, delay?: unknown, ...parameters: unknown[]): number {
  return begin(callable(callback, parameters), clamp(delay), false);
}

export function setInterval(callback: unknown, delay?: unknown, ...parameters: unknown[]): number {
  return begin(callable(callback, parameters), clamp(delay), true);
}

export function clearTimeout(handle?: unknown): void {
  stopTimer(handle);
}

export function clearInterval(handle?: unknown): void {
  stopTimer(handle);
}
