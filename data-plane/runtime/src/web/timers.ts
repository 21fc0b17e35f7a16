import { host } from "../border/host-ref.ts";
import { type Context, currentContext } from "../context.ts";
import type { OperationId } from "../host.ts";
import { forget, nextOperation, track } from "../operations.ts";
import { DOMException } from "./dom-exception.ts";

const MAX_DELAY = 100 * 365 * 24 * 3600 * 1000;
const MAX_ACTIVE = 10_000;

interface Timer {
  /** The number that the tenant holds. */
  readonly handle: number;
  readonly context: Context;
  operation: OperationId;
}

const active = new Map<number, Timer>();
let lastHandle = 0;

function clamp(delay: unknown): number {
  const millis = Math.trunc(Number(delay));
  return millis > 0 ? Math.min(millis, MAX_DELAY) : 0;
}

function begin(callback: () => void, delay: number, repeat: boolean): number {
  const context = currentContext();
  if (active.size >= MAX_ACTIVE) {
    throw new DOMException(
      `You have exceeded the number of active timeouts you may set. max active timeouts: ${MAX_ACTIVE}, current active ` +
        `timeouts: ${active.size}, finished timeouts: ${lastHandle - active.size}`,
      "QuotaExceededError",
    );
  }
  const timer: Timer = { handle: ++lastHandle, context, operation: 0 };
  active.set(timer.handle, timer);
  arm(timer, callback, delay, repeat);
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
        active.delete(timer.handle);
      }
      callback();
    },
    fail() {
      active.delete(timer.handle);
    },
  });
  host().startTimer(timer.operation, delay, context.object, context.event);
}

/** Calls back once, not before the delay. */
export function startTimer(callback: () => void, delay: unknown): number {
  return begin(callback, clamp(delay), false);
}

export function stopTimer(handle: unknown): void {
  const timer = active.get(Number(handle));
  if (timer !== undefined) {
    active.delete(timer.handle);
    cancel(timer);
  }
}

function cancel(timer: Timer): void {
  if (forget(timer.operation)) {
    host().cancelTimer(timer.operation);
  }
}

/** Stops all timers whose context matches. */
export function stopTimersWhere(matches: (context: Context) => boolean): void {
  for (const timer of [...active.values()]) {
    if (matches(timer.context)) {
      active.delete(timer.handle);
      cancel(timer);
    }
  }
}

function callable(name: string, callback: unknown, parameters: unknown[]): () => void {
  if (typeof callback !== "function") {
    throw new TypeError(`Failed to execute '${name}': parameter 1 is not of type 'Function'.`);
  }
  return () => {
    Reflect.apply(callback, globalThis, parameters);
  };
}

export function setTimeout(callback: unknown, delay?: unknown, ...parameters: unknown[]): number {
  return begin(callable("setTimeout", callback, parameters), clamp(delay), false);
}

export function setInterval(callback: unknown, delay?: unknown, ...parameters: unknown[]): number {
  return begin(callable("setInterval", callback, parameters), clamp(delay), true);
}

export function clearTimeout(handle?: unknown): void {
  stopTimer(handle);
}

export function clearInterval(handle?: unknown): void {
  stopTimer(handle);
}
