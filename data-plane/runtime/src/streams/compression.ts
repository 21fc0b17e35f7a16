import { chunkBytes } from "../web/body-source.ts";
import { utf8Encode } from "../web/utf8.ts";
import { asInterface } from "../web/webidl.ts";
import { deferred } from "../primordials.ts";
import { Codec } from "./codec.ts";
import { ReadableStream, TransformStream, WritableStream } from "./streams.ts";

const FORMATS = new Set(["deflate", "deflate-raw", "gzip"]);
/** So many bytes of output are made before anybody reads. */
const READ_AHEAD = 262_144;

/** https://compression.spec.whatwg.org/#compression-stream */
export class CompressionStream extends TransformStream<unknown, Uint8Array> {
  readonly #pipe: CodecPipe;

  constructor(format: unknown) {
    super();
    this.#pipe = new CodecPipe(checkedFormat("CompressionStream", arguments.length, format), false);
  }

  override get readable(): ReadableStream<Uint8Array> {
    return this.#pipe.readable;
  }

  override get writable(): WritableStream {
    return this.#pipe.writable;
  }
}
asInterface(CompressionStream);

/** https://compression.spec.whatwg.org/#decompression-stream */
export class DecompressionStream extends TransformStream<unknown, Uint8Array> {
  readonly #pipe: CodecPipe;

  constructor(format: unknown) {
    super();
    this.#pipe = new CodecPipe(checkedFormat("DecompressionStream", arguments.length, format), true);
  }

  override get readable(): ReadableStream<Uint8Array> {
    return this.#pipe.readable;
  }

  override get writable(): WritableStream {
    return this.#pipe.writable;
  }
}
asInterface(DecompressionStream);

function checkedFormat(owner: string, count: number, format: unknown): string {
  if (count === 0) {
    throw new TypeError(`Failed to construct '${owner}': constructor parameter 1 is not of type 'string'.`);
  }
  const text = `${format as string}`;
  if (!FORMATS.has(text)) {
    throw new TypeError("The compression format must be either 'deflate', 'deflate-raw' or 'gzip'.");
  }
  return text;
}

/**
 * Two streams around a codec. A write is done when its bytes are used up, and they are used as fast as the output is
 * read, apart from a fixed amount that is made ahead: however much a chunk expands to, only pieces of it are in memory.
 */
class CodecPipe {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream;
  readonly #codec: Codec;
  /** Where the reading side waits for input. */
  #arrived = deferred<undefined>();
  #used: (() => void) | undefined;
  #failWrite: ((error: unknown) => void) | undefined;
  #isEnded = false;
  #failReadable: ((error: unknown) => void) | undefined;
  #failWritable: ((error: unknown) => void) | undefined;

  constructor(format: string, decompress: boolean) {
    this.#codec = new Codec(format, decompress);
    this.readable = this.#makeReadable();
    this.writable = this.#makeWritable();
  }

  #makeReadable(): ReadableStream<Uint8Array> {
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
          this.#codec.stop();
          this.#failWritable?.(reason);
          this.#failWrite?.(reason);
        },
      },
      { highWaterMark: READ_AHEAD },
    );
  }

  #makeWritable(): WritableStream {
    return new WritableStream({
      start: (controller) => {
        this.#failWritable = (error) => {
          controller.error(error);
        };
      },
      write: (chunk) => this.#give(typeof chunk === "string" ? utf8Encode(chunk) : chunkBytes(chunk), false),
      close: () => this.#give(new Uint8Array(0), true),
      abort: (reason) => {
        this.#codec.stop();
        this.#failReadable?.(reason);
      },
    });
  }

  /** Settles when the bytes are used up, or when there is nobody left who would use them. */
  #give(bytes: Uint8Array, last: boolean): Promise<undefined> {
    const written = deferred<undefined>();
    this.#used = () => {
      written.resolve(undefined);
    };
    this.#failWrite = written.reject;
    this.#isEnded = last;
    this.#codec.give(bytes.slice(), last);
    this.#arrived.resolve(undefined);
    return written.promise;
  }

  /** Waits for the next output; undefined at the end. */
  async #output(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    for (;;) {
      if (this.#used === undefined) {
        await this.#arrived.promise;
      }
      const output = this.#attempt();
      if (output !== undefined) {
        return output;
      }
      this.#arrived = deferred();
      this.#used?.();
      this.#used = undefined;
      if (this.#isEnded) {
        this.#codec.stop();
        return undefined;
      }
    }
  }

  #attempt(): Uint8Array<ArrayBuffer> | undefined {
    try {
      return this.#codec.next();
    } catch (error) {
      this.#failWrite?.(error);
      throw error;
    }
  }
}
