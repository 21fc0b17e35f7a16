import { asInterface } from "../web/webidl.ts";
import { BytePipe } from "./byte-pipe.ts";
import { Codec } from "./codec.ts";
import { type ReadableStream, TransformStream, type WritableStream } from "./streams.ts";

const FORMATS = new Set(["deflate", "deflate-raw", "gzip"]);
/** So many bytes of output are made before anybody reads. */
const READ_AHEAD = 262_144;

/** https://compression.spec.whatwg.org/#compression-stream */
export class CompressionStream extends TransformStream<unknown, Uint8Array> {
  readonly #pipe: BytePipe;

  constructor(format: unknown) {
    super();
    this.#pipe = pipe("CompressionStream", arguments.length, format, false);
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
  readonly #pipe: BytePipe;

  constructor(format: unknown) {
    super();
    this.#pipe = pipe("DecompressionStream", arguments.length, format, true);
  }

  override get readable(): ReadableStream<Uint8Array> {
    return this.#pipe.readable;
  }

  override get writable(): WritableStream {
    return this.#pipe.writable;
  }
}
asInterface(DecompressionStream);

function pipe(owner: string, count: number, format: unknown, decompress: boolean): BytePipe {
  if (count === 0) {
    throw new TypeError(`Failed to construct '${owner}': constructor parameter 1 is not of type 'string'.`);
  }
  const text = `${format as string}`;
  if (!FORMATS.has(text)) {
    throw new TypeError("The compression format must be either 'deflate', 'deflate-raw' or 'gzip'.");
  }
  return new BytePipe(new Codec(text, decompress), READ_AHEAD);
}
