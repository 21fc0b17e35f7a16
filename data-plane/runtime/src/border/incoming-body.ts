import { type Context, enter } from "../context.ts";
import { SafeMap } from "../primordials.ts";
import { host } from "./host-ref.ts";

const GRANT_AFTER = 65536;

type Waiter = { resolve(chunk: Uint8Array | null): void; reject(error: unknown): void };

/**
 * A body that comes in through the border in chunks: what has arrived waits here until it is read, and reading gives the
 * sender credit for more. One reader at a time.
 */
export class IncomingBody {
  readonly stream: number;
  readonly context: Context;
  readonly length: number;
  readonly #chunks: Uint8Array[] = [];
  #waiter: Waiter | undefined;
  #ungranted = 0;
  #state: "open" | "ended" | "failed" = "open";
  #error: unknown;

  constructor(stream: number, length: number, context: Context) {
    this.stream = stream;
    this.length = length;
    this.context = context;
    open.set(stream, this);
    context.adopt?.(this);
  }

  /** The next chunk, or null at the end. */
  read(): Promise<Uint8Array | null> {
    const chunk = this.#chunks.shift();
    if (chunk !== undefined) {
      this.#grant(chunk.length);
      return Promise.resolve(chunk);
    }
    switch (this.#state) {
      case "ended":
        return Promise.resolve(null);
      case "failed":
        return Promise.reject(this.#error);
      case "open":
        return new Promise((resolve, reject) => {
          this.#waiter = { resolve, reject };
        });
    }
  }

  /** Wants no more: what has arrived is dropped. */
  stop(): void {
    if (this.#state === "open") {
      this.#finish("failed", new TypeError("The body was cancelled."));
      this.#chunks.length = 0;
      host().bodyStop(this.stream);
    }
  }

  /** The reader has lost interest for a reason, which it meets when it goes on. */
  abandon(reason: unknown): void {
    if (this.#state === "open") {
      this.#chunks.length = 0;
      this.fail(reason);
      host().bodyStop(this.stream);
    }
  }

  arrive(bytes: Uint8Array): void {
    if (this.#state !== "open" || bytes.length === 0) {
      return;
    }
    enter(this.context);
    const waiter = this.#takeWaiter();
    if (waiter === undefined) {
      this.#chunks.push(bytes);
    } else {
      this.#grant(bytes.length);
      waiter.resolve(bytes);
    }
  }

  end(): void {
    enter(this.context);
    const waiter = this.#finish("ended", undefined);
    waiter?.resolve(null);
  }

  fail(error: unknown): void {
    if (this.#state !== "open") {
      return;
    }
    enter(this.context);
    const waiter = this.#finish("failed", error);
    waiter?.reject(error);
  }

  #finish(state: "ended" | "failed", error: unknown): Waiter | undefined {
    this.#state = state;
    this.#error = error;
    open.delete(this.stream);
    return this.#takeWaiter();
  }

  #takeWaiter(): Waiter | undefined {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    return waiter;
  }

  #grant(bytes: number): void {
    this.#ungranted += bytes;
    if (this.#ungranted >= GRANT_AFTER && this.#state === "open") {
      host().bodyCredit(this.stream, this.#ungranted);
      this.#ungranted = 0;
    }
  }
}

const open = new SafeMap<number, IncomingBody>();

export function incomingBody(stream: number): IncomingBody | undefined {
  return open.get(stream);
}

export function countIncoming(matches: (context: Context) => boolean): number {
  let count = 0;
  open.forEach((body) => {
    count += matches(body.context) ? 1 : 0;
  });
  return count;
}

/** Forgets bodies without telling the host. */
export function forgetIncoming(matches: (context: Context) => boolean): void {
  open.forEach((body, stream) => {
    if (matches(body.context)) {
      open.delete(stream);
    }
  });
}
