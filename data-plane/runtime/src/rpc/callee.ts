import { then } from "../primordials.ts";

/** Whoever can be asked, near or far. */
export interface Callee {
  /**
   * Calls what the path leads to; without arguments, reads it.
   */
  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome;
}

/** What a call will bring; can be asked itself before that is there. */
export interface Outcome extends Callee {
  readonly value: Promise<unknown>;
}

/** Something far that is held as long as somebody uses it. */
export interface Capability extends Callee {
  /** One more user. */
  retain(): void;
  /** One user less; after the last, the other end is told. */
  release(): void;
}

/** The promise is looked at by whoever wants to know; nobody has to. */
export function quiet<T>(promise: Promise<T>): Promise<T> {
  then(promise, undefined, () => undefined);
  return promise;
}
