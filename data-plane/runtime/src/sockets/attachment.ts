import { decode } from "../serialization/decoder.ts";
import { refuseCallables } from "../rpc/refuse-callables.ts";
import { encode } from "../serialization/encoder.ts";

const MAX_BYTES = 16_384;

/** A value that a program keeps with a socket: stored as a copy, given back as a copy (reference: durable-objects 7.2). */
export class Attachment {
  #bytes: Uint8Array | undefined;
  #onKeep: ((bytes: Uint8Array) => void) | undefined;

  constructor(bytes?: Uint8Array) {
    this.#bytes = bytes;
  }

  /** What is kept, as structured data. */
  get bytes(): Uint8Array | undefined {
    return this.#bytes;
  }

  /** Called from now on when something is kept. */
  set onKeep(tell: (bytes: Uint8Array) => void) {
    this.#onKeep = tell;
  }

  keep(value: unknown): void {
    const bytes = encode(value, refuseCallables);
    if (bytes.length > MAX_BYTES) {
      throw new Error(
        `A WebSocket 'attachment' cannot be larger than ${MAX_BYTES} bytes.'attachment' was ${bytes.length} bytes.`,
      );
    }
    this.#bytes = bytes;
    this.#onKeep?.(bytes);
  }

  /** `null` when nothing was kept. */
  copy(): unknown {
    return this.#bytes === undefined ? null : decode(this.#bytes);
  }
}
