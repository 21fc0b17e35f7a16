import { host } from "../border/host-ref.ts";
import { deferred } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";
import { NativePromise, then } from "../primordials.ts";
import { startTimer, stopTimer } from "../web/timers.ts";

const LIMIT_MILLIS = 30_000;
const MAX_DEPTH = 64;
const TOO_LONG =
  "A call to blockConcurrencyWhile() in a Durable Object waited for too long. The call was canceled and the Durable " +
  "Object was reset.";

/** The sections of one instance in which no other event may enter (reference: durable-objects 5.4). */
export class CriticalSections {
  readonly #object: ObjectId;
  /** Ends the instance. */
  readonly #onFailure: (error: unknown) => void;
  #open = 0;

  constructor(object: ObjectId, onFailure: (error: unknown) => void) {
    this.#object = object;
    this.#onFailure = onFailure;
  }

  get isOpen(): boolean {
    return this.#open > 0;
  }

  /** Runs the callback at once. When it fails the instance ends, and the returned promise never settles. */
  run<T>(callback: () => T | PromiseLike<T>, onLeave: () => void): Promise<T> {
    if (this.#open >= MAX_DEPTH) {
      throw new Error("blockConcurrencyWhile() calls are nested too deeply.");
    }
    this.#open++;
    host().enterCritical(this.#object);
    const timer = startTimer(() => {
      this.#onFailure(new Error(TOO_LONG));
    }, LIMIT_MILLIS);
    const { promise, resolve } = deferred<T>();
    const outcome = new NativePromise<T>((settle) => {
      settle(callback());
    });
    then(
      outcome,
      (value) => {
        stopTimer(timer);
        this.#open--;
        host().leaveCritical(this.#object);
        onLeave();
        resolve(value);
      },
      (error) => {
        stopTimer(timer);
        this.#onFailure(error);
      },
    );
    return promise;
  }
}
