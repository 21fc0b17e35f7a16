import { type Z_CallStatus, type Z_FlushMode, ZStream, Z_BUF_ERROR, Z_FINISH, Z_NEED_DICT, Z_OK } from "pako";
import { Z_STREAM_END } from "pako";
import { zlibError } from "./errors.ts";
import type { Settings } from "./settings.ts";

/**
 * zlib's state of one stream. It is fed with input, and asked for output until it has no more. What it computes is
 * computed by script: it counts as the Worker's own time and can be interrupted.
 */
export abstract class Engine {
  protected readonly stream = new ZStream();
  protected readonly settings: Settings;
  #room = new Uint8Array(0);
  #used = 0;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Bytes of the input that were not used: of a stream that has ended, what comes after its end. */
  get unused(): number {
    return this.stream.avail_in;
  }

  /** Whether there may be more output without more input. */
  get mayHaveMore(): boolean {
    return this.stream.avail_out === 0;
  }

  feed(input: Uint8Array): void {
    this.stream.input = input;
    this.stream.next_in = 0;
    this.stream.avail_in = input.length;
  }

  /** The next output, possibly none. Throws what `zlibError` makes. */
  next(flush: number): Uint8Array<ArrayBuffer> {
    if (this.#used === this.#room.length) {
      this.#room = new Uint8Array(this.settings.chunkSize);
      this.#used = 0;
    }
    this.stream.output = this.#room;
    this.stream.next_out = this.#used;
    this.stream.avail_out = this.#room.length - this.#used;
    this.#check(this.work(flush as Z_FlushMode), flush);
    const output = this.#room.subarray(this.#used, this.stream.next_out);
    this.#used = this.stream.next_out;
    return output;
  }

  /** Begins anew, with the same settings. */
  abstract reset(): void;

  protected abstract work(flush: Z_FlushMode): Z_CallStatus;

  /** Throws when a stream cannot be begun in this way. */
  protected begun(status: Z_CallStatus): void {
    if (status !== Z_OK) {
      throw zlibError(status, this.stream.msg || "Init error");
    }
  }

  #check(status: Z_CallStatus, flush: number): void {
    switch (status) {
      case Z_STREAM_END:
        return;
      case Z_OK:
      case Z_BUF_ERROR:
        if (flush === Z_FINISH && this.stream.avail_out > 0) {
          throw zlibError(Z_BUF_ERROR, "unexpected end of file");
        }
        return;
      case Z_NEED_DICT:
        throw zlibError(status, `${this.settings.dictionary === undefined ? "Missing" : "Bad"} dictionary`);
      default:
        throw zlibError(status, this.stream.msg || "Zlib error");
    }
  }
}
