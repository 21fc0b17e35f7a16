import { host } from "../border/host-ref.ts";
import { currentContext } from "../context.ts";
import { NativePromise, resolved, then } from "../primordials.ts";
import { type AbortSignal, onAbort } from "./abort.ts";
import { EventTarget } from "./event-target.ts";
import {
  type PerformanceEntry,
  type PerformanceMark,
  type PerformanceMeasure,
  clearEntries,
  entriesWhere,
  mark,
  measure,
} from "./performance-timeline.ts";
import { reportError, reportException } from "./report-error.ts";
import { startTimer, stopTimer } from "./timers.ts";
import { asInterface, requireParameters } from "./webidl.ts";

/** Keeps the event alive that has sent a beacon. */
let sendingBeacon: (sent: Promise<unknown>) => void = () => undefined;

export function keepAliveForBeacons(keepAlive: (sent: Promise<unknown>) => void): void {
  sendingBeacon = keepAlive;
}

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

  mark(...parameters: Parameters<typeof mark>): PerformanceMark {
    return mark(...parameters);
  }

  measure(...parameters: Parameters<typeof measure>): PerformanceMeasure {
    return measure(...parameters);
  }

  clearMarks(name?: unknown): void {
    clearEntries("mark", name);
  }

  clearMeasures(name?: unknown): void {
    clearEntries("measure", name);
  }

  getEntries(): PerformanceEntry[] {
    return entriesWhere(() => true);
  }

  getEntriesByName(name: unknown, type?: unknown): PerformanceEntry[] {
    return entriesWhere(
      (entry) => entry.name === `${name as string}` && (type === undefined || entry.entryType === type),
    );
  }

  getEntriesByType(type: unknown): PerformanceEntry[] {
    return entriesWhere((entry) => entry.entryType === type);
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

  /** https://w3c.github.io/beacon/: a request whose answer nobody waits for; the event stays alive until it is there. */
  sendBeacon(url: unknown, data?: unknown): boolean {
    requireParameters(arguments.length, "Navigator", "sendBeacon", "string");
    currentContext();
    const { fetch } = globalThis as unknown as { fetch(url: string, init: object): Promise<unknown> };
    const sent = fetch(`${url as string}`, { method: "POST", body: data });
    sendingBeacon(sent.then(() => undefined, reportError));
    return true;
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
