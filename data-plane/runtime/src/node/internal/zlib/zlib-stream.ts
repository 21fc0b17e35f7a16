import { Buffer } from "node:buffer";
import { Transform } from "node:stream";
import { bytesOf } from "../../../web/crypto/buffers.ts";
import { notImplemented } from "../../../node-globals/errors.ts";
import { constants, Mode } from "./constants.ts";
import { Deflating } from "./deflating.ts";
import type { Engine } from "./engine.ts";
import { Inflating } from "./inflating.ts";
import { readSettings, type Settings, type ZlibOptions } from "./settings.ts";

type Done = (error?: Error | null) => void;

const { Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH } = constants;

/** From the weakest to the strongest. */
const FLUSHES: readonly number[] = [
  ...[Z_NO_FLUSH, Z_BLOCK, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH],
];

/** Empty chunks that stand among what is written for a call of `flush`. */
const MARKS: readonly Buffer[] = FLUSHES.map(() => Buffer.alloc(0));

const stronger = (a: number, b: number): number => (FLUSHES.indexOf(a) > FLUSHES.indexOf(b) ? a : b);

const COMPRESSING: readonly Mode[] = [Mode.Deflate, Mode.Gzip, Mode.DeflateRaw];

export function engineFor(mode: Mode, settings: Settings): Engine {
  return COMPRESSING.includes(mode) ? new Deflating(mode, settings) : new Inflating(mode, settings);
}

/**
 * What all streams of `node:zlib` are. Output is computed only as far as somebody reads it: a chunk that turns into more
 * is done when the rest has found room.
 */
export abstract class ZlibStream extends Transform {
  /** Input that was used so far, in bytes. */
  bytesWritten = 0;
  readonly #settings: Settings;
  #engine: Engine | undefined;
  #resume: (() => void) | undefined;

  constructor(mode: Mode, options?: ZlibOptions | null) {
    const settings = readSettings(mode, options ?? {});
    super({ ...options, encoding: undefined, objectMode: false, writableObjectMode: false } as object);
    this.#settings = settings;
    this.#engine = engineFor(mode, settings);
  }

  flush(kind?: number | Done, callback?: Done): void {
    const done = typeof kind === "function" ? kind : callback;
    const flush = typeof kind === "number" ? kind : Z_FULL_FLUSH;
    if (!this.writableEnded) {
      this.write(MARKS[FLUSHES.indexOf(flush)], done);
    } else if (done !== undefined && this.writableFinished) {
      queueMicrotask(done);
    } else if (done !== undefined) {
      this.once("end", done);
    }
  }

  /** Forgets what was written and not yet read: what is written from now on is a stream of its own. */
  reset(): void {
    this.#engine?.reset();
  }

  params(): never {
    throw notImplemented("zlib.params");
  }

  close(callback?: Done): void {
    if (callback !== undefined && this.closed) {
      queueMicrotask(callback);
    } else if (callback !== undefined) {
      this.once("close", callback);
    }
    this.destroy();
  }

  override _transform(chunk: Buffer, _encoding: string, done: Done): void {
    const mark = MARKS.indexOf(chunk);
    const asked = mark < 0 ? this.#settings.flush : (FLUSHES[mark] as number);
    const isLast = this.writableEnded && this.writableLength === chunk.length;
    this.#engine?.feed(bytesOf(chunk) as Uint8Array);
    this.#work(isLast ? stronger(asked, this.#settings.finishFlush) : asked, done);
  }

  override _flush(done: Done): void {
    this._transform(Buffer.alloc(0), "buffer", done);
  }

  override _read(size: number): void {
    const resume = this.#resume;
    this.#resume = undefined;
    if (resume === undefined) {
      super._read(size);
    } else {
      resume();
    }
  }

  override _destroy(error: Error | null, done: Done): void {
    this.#engine = undefined;
    this.#resume = undefined;
    done(error);
  }

  #work(flush: number, done: Done): void {
    for (;;) {
      const engine = this.#engine;
      if (engine === undefined) {
        done();
        return;
      }
      let output: Uint8Array<ArrayBuffer>;
      const before = engine.unused;
      try {
        output = engine.next(flush);
      } catch (error) {
        done(error as Error);
        return;
      }
      this.bytesWritten += before - engine.unused;
      const isTaken = output.length === 0 || this.push(bufferOver(output));
      if (!engine.mayHaveMore) {
        this.#finishChunk(engine, done);
        return;
      }
      if (!isTaken) {
        this.#resume = () => {
          this.#work(flush, done);
        };
        return;
      }
    }
  }

  #finishChunk(engine: Engine, done: Done): void {
    if (engine.unused > 0) {
      // The stream inside has ended: nobody asks what comes after it.
      this.push(null);
    }
    done();
  }
}

export function bufferOver(bytes: Uint8Array<ArrayBuffer>): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

declare function queueMicrotask(callback: () => void): void;
