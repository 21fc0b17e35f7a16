import * as zlib from "node:zlib";

const PIECE = 65536;

const UNPACK = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync, "deflate-raw": zlib.inflateRawSync };
const PACK = { gzip: zlib.gzipSync, deflate: zlib.deflateSync, "deflate-raw": zlib.deflateRawSync };

interface Codec {
  readonly run: (input: Buffer, options: { finishFlush: number }) => Buffer;
  readonly decompress: boolean;
  input: Buffer;
  output: Buffer | undefined;
  last: boolean;
}

/** Collects all input and works at its end: for tests, of which the input is small. */
export class FakeCodecs {
  readonly #open = new Map<number, Codec>();
  #lastNumber = 0;

  get openCount(): number {
    return this.#open.size;
  }

  open(format: string, decompress: boolean): number {
    const run = (decompress ? UNPACK : PACK)[format as keyof typeof PACK] as Codec["run"];
    this.#open.set(++this.#lastNumber, {
      run,
      decompress,
      input: Buffer.alloc(0),
      output: undefined,
      last: false,
    });
    return this.#lastNumber;
  }

  push(number: number, bytes: Buffer, last: boolean): void {
    const codec = this.#find(number);
    codec.input = Buffer.concat([codec.input, bytes]);
    codec.last = last;
  }

  pull(number: number): Buffer {
    const codec = this.#find(number);
    if (!codec.last) {
      return Buffer.alloc(0);
    }
    codec.output ??= finish(codec);
    const piece = codec.output.subarray(0, PIECE);
    codec.output = codec.output.subarray(PIECE);
    return piece;
  }

  close(number: number): void {
    this.#open.delete(number);
  }

  #find(number: number): Codec {
    const codec = this.#open.get(number);
    if (codec === undefined) {
      throw new Error("no such codec");
    }
    return codec;
  }
}

function finish(codec: Codec): Buffer {
  try {
    return codec.run(codec.input, { finishFlush: zlib.constants.Z_FINISH });
  } catch (error) {
    throw new Error((error as { code?: string }).code === "Z_BUF_ERROR" ? "incomplete" : "malformed", {
      cause: error,
    });
  }
}
