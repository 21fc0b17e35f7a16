import { fromHost, toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { type Context, currentContext } from "../context.ts";
import { SafeMap } from "../primordials.ts";
import type { Processor } from "./byte-pipe.ts";

const MAX_PUSH = 65536;

const TEXTS: Readonly<Record<string, string>> = {
  malformed: "Decompression failed.",
  trailing: "Trailing bytes after end of compressed data",
  incomplete: "Called close() on a decompression stream with incomplete data",
  "too many": "Too many compression streams are open.",
};

const open = new SafeMap<Codec, Context>();

/**
 * A compressor or decompressor of the host, opened by its first input. It is closed when it is done or fails, when nobody
 * wants its output, and at the latest with the stateless event or the object in which it was opened.
 */
export class Codec implements Processor {
  readonly stream = 0;
  /** How much input turns into is not known beforehand. */
  readonly mayHaveMore = true;
  readonly #format: string;
  readonly #decompress: boolean;
  #number: number | undefined;
  #isClosed = false;
  #input: Uint8Array | undefined;
  #last = false;

  constructor(format: string, decompress: boolean) {
    this.#format = format;
    this.#decompress = decompress;
  }

  /** Takes more input; all that was given before must be used up. */
  give(input: Uint8Array, last: boolean): void {
    this.#input = input;
    this.#last = last;
  }

  /** The next output; undefined when all input is used up. Throws a TypeError for input that its format does not allow. */
  next(): Uint8Array<ArrayBuffer> | undefined {
    try {
      return this.#next();
    } catch (error) {
      this.stop();
      const text = TEXTS[(error as Error).message];
      throw text === undefined ? error : new TypeError(text);
    }
  }

  /** Frees it. */
  stop(): void {
    this.#isClosed = true;
    open.delete(this);
    if (this.#number !== undefined) {
      host().codecClose(this.#number);
      this.#number = undefined;
    }
  }

  #next(): Uint8Array<ArrayBuffer> | undefined {
    const number = this.#opened();
    for (;;) {
      const output = fromHost(host().codecPull(number));
      if (output.length > 0) {
        return output;
      }
      const input = this.#input;
      if (input === undefined) {
        return undefined;
      }
      const piece = input.subarray(0, MAX_PUSH);
      const rest = input.length > MAX_PUSH ? input.subarray(MAX_PUSH) : undefined;
      this.#input = rest;
      host().codecPush(number, toHost(piece), this.#last && rest === undefined);
    }
  }

  #opened(): number {
    if (this.#isClosed) {
      throw new TypeError(
        "The compression stream was closed together with the request that it was made for.",
      );
    }
    if (this.#number === undefined) {
      const context = currentContext();
      this.#number = host().codecOpen(this.#format, this.#decompress);
      open.set(this, context);
      context.adopt?.(this);
    }
    return this.#number;
  }
}

/** Closes what was opened for a context that is gone. */
export function stopCodecs(matches: (context: Context) => boolean): void {
  open.forEach((context, codec) => {
    if (matches(context)) {
      codec.stop();
    }
  });
}
