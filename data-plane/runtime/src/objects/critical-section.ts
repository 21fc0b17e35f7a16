import { host } from "../border/host-ref.ts";
import { deferred } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";
import { NativePromise, then } from "../primordials.ts";

const MAX_DEPTH = 64;

/** The sections of one instance in which no other event may enter (reference: durable-objects 5.4); the host ends one that takes too long. */
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
    const { promise, resolve } = deferred<T>();
    const outcome = new NativePromise<T>((settle) => {
      settle(callback());
    });
    then(
      outcome,
      (value) => {
        this.#open--;
        host().leaveCritical(this.#object);
        onLeave();
        resolve(value);
      },
      this.#onFailure,
    );
    return promise;
  }
}
