import { asInterface } from "../web/webidl.ts";
import { BytePipe, type Processor } from "./byte-pipe.ts";
import { type ReadableStream, TransformStream, type WritableStream } from "./streams.ts";

/** Hands each chunk on as it is. */
class Identity implements Processor {
  #input: Uint8Array<ArrayBuffer> | undefined;
  readonly mayHaveMore = false;

  give(input: Uint8Array<ArrayBuffer>): void {
    this.#input = input.length > 0 ? input : undefined;
  }

  next(): Uint8Array<ArrayBuffer> | undefined {
    const input = this.#input;
    this.#input = undefined;
    return input;
  }

  stop(): void {
    this.#input = undefined;
  }
}

/** Insists on a number of bytes. */
class FixedLength implements Processor {
  readonly mayHaveMore = false;
  readonly #identity = new Identity();
  #left: number;
  #isTooShort = false;

  constructor(expected: number) {
    this.#left = expected;
  }

  give(input: Uint8Array<ArrayBuffer>, last: boolean): void {
    this.#left -= input.length;
    this.#isTooShort = last && this.#left > 0;
    this.#identity.give(input);
  }

  next(): Uint8Array<ArrayBuffer> | undefined {
    if (this.#left < 0) {
      throw new TypeError("Attempt to write too many bytes through a FixedLengthStream.");
    }
    if (this.#isTooShort) {
      throw new TypeError("FixedLengthStream did not see all expected bytes before close().");
    }
    return this.#identity.next();
  }

  stop(): void {
    this.#identity.stop();
  }
}

/** Passes bytes through unchanged: a write is done when it was read (reference: durable-objects 1.5). */
export class IdentityTransformStream extends TransformStream<unknown, Uint8Array> {
  readonly #pipe: BytePipe;

  constructor() {
    super();
    this.#pipe = new BytePipe(new Identity(), 0);
  }

  override get readable(): ReadableStream<Uint8Array> {
    return this.#pipe.readable;
  }

  override get writable(): WritableStream {
    return this.#pipe.writable;
  }
}
asInterface(IdentityTransformStream);

const knownLengths = new WeakMap<object, number>();

/** How many bytes the stream will give, or -1. */
export function knownLength(stream: object): number {
  return knownLengths.get(stream) ?? -1;
}

/** As the identity, but fails unless exactly the announced number of bytes passes. */
export class FixedLengthStream extends TransformStream<unknown, Uint8Array> {
  readonly #pipe: BytePipe;

  constructor(expectedLength: number | bigint) {
    super();
    const expected = Number(expectedLength);
    if (!(expected >= 0) || !Number.isSafeInteger(expected)) {
      throw new TypeError("FixedLengthStream requires an integer expected length less than 2^53.");
    }
    this.#pipe = new BytePipe(new FixedLength(expected), 0);
    knownLengths.set(this.#pipe.readable, expected);
  }

  override get readable(): ReadableStream<Uint8Array> {
    return this.#pipe.readable;
  }

  override get writable(): WritableStream {
    return this.#pipe.writable;
  }
}
asInterface(FixedLengthStream);
