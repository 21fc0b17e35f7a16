import type { Context } from "../context.ts";
import { breaksStub, type RemoteError, withoutRemote } from "../objects/remote-error.ts";
import { rejected, then } from "../primordials.ts";
import type { Callee, Outcome } from "./callee.ts";
import { type Begin, openSession } from "./client.ts";
import { NearOutcome, failedOutcome } from "./outcomes.ts";
import type { ExchangeWire } from "./wire.ts";

/**
 * Calls of a binding's stub. Each is a session of its own; they start in the order in which they were made, also when
 * arguments take their time to cross. Once an instance broke under it, it stays broken (reference: durable-objects 2.3, 2.4).
 */
export class FetcherCallee implements Callee {
  readonly #owner: () => Context;
  readonly #begin: Begin;
  #fetch: ((args: readonly unknown[]) => Promise<unknown>) | undefined;
  #broken: RemoteError | undefined;
  /** The last call, as long as its arguments have not left. */
  #last: ExchangeWire | undefined;
  #cleared: Promise<unknown> | undefined;

  constructor(owner: () => Context, begin: Begin) {
    this.#owner = owner;
    this.#begin = begin;
  }

  /** What a call of `fetch` does, which is a request whoever asks for it. */
  set fetch(fetch: (args: readonly unknown[]) => Promise<unknown>) {
    this.#fetch = fetch;
  }

  call(path: readonly string[], args: readonly unknown[] | undefined): Outcome {
    if (path.length === 1 && path[0] === "fetch" && args !== undefined && this.#fetch !== undefined) {
      return new NearOutcome(this.#fetch(args));
    }
    if (this.#broken !== undefined) {
      return failedOutcome(withoutRemote(this.#broken));
    }
    const { session, wire } = openSession(this.#owner(), this.#begin, (error) => {
      this.broke(error);
    });
    wire.cork();
    let outcome: Outcome;
    try {
      outcome = session.ask(0, false, path, args);
    } catch (error) {
      wire.forget();
      throw error;
    }
    this.#start(wire);
    return outcome;
  }

  /** Sends something else in its turn. */
  inOrder<T>(send: (context: Context) => Promise<T>): Promise<T> {
    if (this.#broken !== undefined) {
      return rejected(withoutRemote(this.#broken));
    }
    const context = this.#owner();
    return this.#cleared === undefined
      ? send(context)
      : (then(this.#cleared, () => send(context)) as Promise<T>);
  }

  /** Takes note of a failure that only a new stub gets over. */
  broke(error: RemoteError): void {
    if (breaksStub(error)) {
      this.#broken ??= error;
    }
  }

  #start(wire: ExchangeWire): void {
    if (this.#cleared === undefined) {
      wire.uncork();
    } else {
      then(this.#cleared, () => {
        wire.uncork();
      });
    }
    if (wire.isDrained) {
      return;
    }
    const cleared = wire.whenDrained();
    this.#last = wire;
    this.#cleared = then(cleared, () => {
      if (this.#last === wire) {
        this.#last = undefined;
        this.#cleared = undefined;
      }
    });
  }
}
