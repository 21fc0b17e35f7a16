import { startTimer, stopTimer } from "../web/timers.ts";
import { requireFunction } from "./errors.ts";
import { named } from "./named.ts";

type Callback = (...parameters: unknown[]) => unknown;

/** What `setTimeout` and `setInterval` return under `nodejs_compat`; as a number it is what the Web's functions return. */
export class Timeout {
  readonly #callback: () => void;
  readonly #delay: unknown;
  readonly #repeat: boolean;
  #handle: number;
  #hasRef = true;

  constructor(callback: Callback, delay: unknown, parameters: unknown[], repeat: boolean) {
    this.#callback = () => {
      Reflect.apply(callback, undefined, parameters);
    };
    this.#delay = delay;
    this.#repeat = repeat;
    this.#handle = this.#start();
  }

  refresh(): this {
    stopTimer(this.#handle);
    this.#handle = this.#start();
    return this;
  }

  unref(): this {
    this.#hasRef = false;
    return this;
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  close(): this {
    stopTimer(this.#handle);
    return this;
  }

  [Symbol.dispose](): void {
    this.close();
  }

  [Symbol.toPrimitive](): number {
    return this.#handle;
  }

  #start(): number {
    return startTimer(this.#callback, this.#delay, this.#repeat);
  }
}

/** What `setImmediate` returns. */
export class Immediate {
  static {
    named("Immediate", this);
  }

  readonly #handle: number;
  #hasRef = true;

  constructor(callback: Callback, parameters: unknown[]) {
    this.#handle = startTimer(() => {
      Reflect.apply(callback, undefined, parameters);
    }, 0);
  }

  static stop(value: unknown): void {
    if (typeof value === "object" && value !== null && #handle in value) {
      stopTimer(value.#handle);
    }
  }

  ref(): this {
    this.#hasRef = true;
    return this;
  }

  unref(): this {
    this.#hasRef = false;
    return this;
  }

  hasRef(): boolean {
    return this.#hasRef;
  }

  [Symbol.dispose](): void {
    Immediate.stop(this);
  }

  get [Symbol.toStringTag](): string {
    return "Immediate";
  }
}

export function setTimeout(callback: unknown, delay?: unknown, ...parameters: unknown[]): Timeout {
  requireFunction("callback", callback);
  return new Timeout(callback as Callback, delay, parameters, false);
}

export function setInterval(callback: unknown, delay?: unknown, ...parameters: unknown[]): Timeout {
  requireFunction("callback", callback);
  return new Timeout(callback as Callback, delay, parameters, true);
}

export function setImmediate(callback: unknown, ...parameters: unknown[]): Immediate {
  requireFunction("callback", callback);
  return new Immediate(callback as Callback, parameters);
}

export function clearTimeout(timeout?: unknown): void {
  if (timeout instanceof Timeout) {
    timeout.close();
  } else if (typeof timeout === "number" || typeof timeout === "string") {
    stopTimer(timeout);
  }
}

export function clearInterval(timeout?: unknown): void {
  clearTimeout(timeout);
}

export function clearImmediate(immediate?: unknown): void {
  Immediate.stop(immediate);
}

/** Take the place of the Web's functions. */
export const timerFunctions = {
  clearImmediate,
  clearInterval,
  clearTimeout,
  setImmediate,
  setInterval,
  setTimeout,
};
