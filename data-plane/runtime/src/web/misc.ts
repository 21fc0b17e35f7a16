import { host } from "../border/host-ref.ts";
import { currentContext } from "../context.ts";
import { NativePromise, resolved, then } from "../primordials.ts";
import { type AbortSignal, onAbort } from "./abort.ts";
import { EventTarget } from "./event-target.ts";
import { reportException } from "./report-error.ts";
import { startTimer, stopTimer } from "./timers.ts";
import { asInterface } from "./webidl.ts";

const creating = Symbol("creating");

/** https://w3c.github.io/hr-time/#the-performance-interface */
export class Performance extends EventTarget {
  #origin = 0;

  constructor(token?: unknown) {
    super();
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** Milliseconds since the origin; as on Workers the origin is the epoch of the isolate's clock, 0. */
  now(): number {
    return host().now() - this.#origin;
  }

  get timeOrigin(): number {
    return this.#origin;
  }

  toJSON(): object {
    return { timeOrigin: this.timeOrigin };
  }
}
asInterface(Performance);
export const performance = new Performance(creating);

export class Navigator {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get userAgent(): string {
    return "Cloudflare-Workers";
  }

  get hardwareConcurrency(): number {
    return 1;
  }

  get platform(): string {
    return "";
  }

  get language(): string {
    return "en";
  }
}
asInterface(Navigator);
export const navigator = new Navigator(creating);

export class Scheduler {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  /** Resolves after the delay; rejects with the signal's reason when that comes first. */
  async wait(delay: number, options?: { signal?: AbortSignal }): Promise<void> {
    const signal = options?.signal;
    currentContext();
    signal?.throwIfAborted();
    return new NativePromise((resolve, reject) => {
      const undo: (() => void)[] = [];
      const timer = startTimer(() => {
        undo.forEach((remove) => {
          remove();
        });
        resolve();
      }, delay);
      if (signal !== undefined) {
        undo.push(
          onAbort(signal, (reason) => {
            stopTimer(timer);
            reject(reason);
          }),
        );
      }
    });
  }
}
asInterface(Scheduler);
export const scheduler = new Scheduler(creating);

export function queueMicrotask(callback: unknown): void {
  if (typeof callback !== "function") {
    throw new TypeError("Failed to execute 'queueMicrotask': parameter 1 is not of type 'Function'.");
  }
  then(resolved(undefined), () => {
    try {
      Reflect.apply(callback, undefined, []);
    } catch (error) {
      reportException(error);
    }
  });
}
