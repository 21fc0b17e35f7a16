import { DOMException } from "./dom-exception.ts";
import { Event } from "./event.ts";
import { EventTarget, defineHandler } from "./event-target.ts";
import { startTimer } from "./timers.ts";
import { asInterface } from "./webidl.ts";

const creating = Symbol("creating");

export let createSignal: () => AbortSignal;
export let signalAbort: (signal: AbortSignal, reason: unknown) => void;
/** Runs before listeners do. Returns a function that takes it back. */
export let onAbort: (signal: AbortSignal, algorithm: (reason: unknown) => void) => () => void;

/** https://dom.spec.whatwg.org/#interface-AbortSignal */
export class AbortSignal extends EventTarget {
  #aborted = false;
  #reason: unknown = undefined;
  #algorithms: ((reason: unknown) => void)[] = [];

  static {
    createSignal = () => new AbortSignal(creating);
    signalAbort = (signal, reason) => {
      signal.#abort(reason);
    };
    onAbort = (signal, algorithm) => {
      signal.#algorithms.push(algorithm);
      return () => {
        signal.#algorithms = signal.#algorithms.filter((other) => other !== algorithm);
      };
    };
  }

  constructor(token?: unknown) {
    super();
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  static abort(reason?: unknown): AbortSignal {
    const signal = createSignal();
    signal.#aborted = true;
    signal.#reason = reason === undefined ? abortError() : reason;
    return signal;
  }

  static timeout(milliseconds: number): AbortSignal {
    const signal = createSignal();
    startTimer(() => {
      signal.#abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    }, milliseconds);
    return signal;
  }

  static any(signals: Iterable<AbortSignal>): AbortSignal {
    const result = createSignal();
    const sources = Array.from(signals);
    const aborted = sources.find((source) => source.aborted);
    if (aborted !== undefined) {
      return AbortSignal.abort(aborted.reason);
    }
    const undo = sources.map((source) =>
      onAbort(source, (reason) => {
        for (const remove of undo) {
          remove();
        }
        result.#abort(reason);
      }),
    );
    return result;
  }

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  throwIfAborted(): void {
    if (this.#aborted) {
      throw this.#reason;
    }
  }

  #abort(reason: unknown): void {
    if (this.#aborted) {
      return;
    }
    this.#aborted = true;
    this.#reason = reason === undefined ? abortError() : reason;
    const algorithms = this.#algorithms;
    this.#algorithms = [];
    for (const algorithm of algorithms) {
      algorithm(this.#reason);
    }
    this.dispatchEvent(new Event("abort"));
  }
}
asInterface(AbortSignal, "AbortSignal");
defineHandler(AbortSignal.prototype, "abort");

/** https://dom.spec.whatwg.org/#interface-abortcontroller */
export class AbortController {
  readonly #signal = createSignal();

  get signal(): AbortSignal {
    return this.#signal;
  }

  abort(reason?: unknown): void {
    signalAbort(this.#signal, reason);
  }
}
asInterface(AbortController, "AbortController");

function abortError(): DOMException {
  return new DOMException("The operation was aborted", "AbortError");
}
