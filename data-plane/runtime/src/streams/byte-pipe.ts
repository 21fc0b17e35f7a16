import { deferred } from "../primordials.ts";
import { chunkBytes } from "../web/body-source.ts";
import { utf8Encode } from "../web/utf8.ts";
import { ReadableStream, WritableStream } from "./streams.ts";

/** What happens to bytes between the two ends of a pipe. */
export interface Processor {
  /** Takes more input; all that was given before is used up. `last`: no more will come. */
  give(input: Uint8Array<ArrayBuffer>, last: boolean): void;
  /** The next output; undefined when all input is used up. Throws what both ends are to fail with. */
  next(): Uint8Array<ArrayBuffer> | undefined;
  /** Whether `next` may have more to give without new input. */
  readonly mayHaveMore: boolean;
  /** Nobody wants more. */
  stop(): void;
}

/**
 * A byte stream and a writable stream around a processor. A write is done when its bytes are used up, and they are used as
 * fast as the output is read, apart from `readAhead` bytes that are made before anybody reads: however much a chunk expands
 * to, only pieces of it are in memory.
 */
export class BytePipe {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream;
  readonly #processor: Processor;
  /** Where the reading end waits for input. */
  #arrived = deferred<undefined>();
  /** The write that is not done yet. */
  #write: { resolve(value: undefined): void; reject(error: unknown): void } | undefined;
  #isLast = false;
  #failReadable!: (error: unknown) => void;
  #failWritable!: (error: unknown) => void;

  constructor(processor: Processor, readAhead: number) {
    this.#processor = processor;
    this.readable = this.#makeReadable(readAhead);
    this.writable = this.#makeWritable();
  }

  #makeReadable(readAhead: number): ReadableStream<Uint8Array> {
    return new ReadableStream(
      {
        type: "bytes",
        start: (controller) => {
          this.#failReadable = (error) => {
            controller.error(error);
          };
        },
        pull: async (controller) => {
          const output = await this.#output();
          if (output === undefined) {
            controller.close();
            controller.byobRequest?.respond(0);
          } else {
            controller.enqueue(output);
          }
        },
        cancel: (reason) => {
          this.#processor.stop();
          this.#failWritable(new TypeError("This WritableStream has been closed."));
          this.#write?.reject(reason);
        },
      },
      { highWaterMark: readAhead },
    );
  }

  #makeWritable(): WritableStream {
    return new WritableStream({
      start: (controller) => {
        this.#failWritable = (error) => {
          controller.error(error);
        };
      },
      write: (chunk) =>
        this.#give(typeof chunk === "string" ? utf8Encode(chunk) : chunkBytes(chunk).slice(), false),
      close: () => this.#give(new Uint8Array(0), true),
      abort: (reason) => {
        this.#processor.stop();
        this.#failReadable(reason);
      },
    });
  }

  /** Settles when the bytes are used up, or when there is nobody left who would use them. */
  #give(bytes: Uint8Array<ArrayBuffer>, last: boolean): Promise<undefined> {
    const written = deferred<undefined>();
    this.#write = written;
    this.#isLast = last;
    this.#processor.give(bytes, last);
    this.#arrived.resolve(undefined);
    if (last && !this.#processor.mayHaveMore) {
      written.resolve(undefined);
    }
    return written.promise;
  }

  /** Waits for the next output; undefined at the end. */
  async #output(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    for (;;) {
      if (this.#write === undefined) {
        await this.#arrived.promise;
      }
      const output = this.#process();
      if (output === undefined || !this.#processor.mayHaveMore) {
        this.#usedUp();
      }
      if (output !== undefined) {
        return output;
      }
      if (this.#isLast) {
        this.#processor.stop();
        return undefined;
      }
    }
  }

  #usedUp(): void {
    this.#arrived = deferred();
    this.#write?.resolve(undefined);
    this.#write = undefined;
  }

  #process(): Uint8Array<ArrayBuffer> | undefined {
    try {
      return this.#processor.next();
    } catch (error) {
      this.#write?.reject(error);
      throw error;
    }
  }
}
