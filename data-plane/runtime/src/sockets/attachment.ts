import { decode } from "../serialization/decoder.ts";
import { encode } from "../serialization/encoder.ts";

const MAX_BYTES = 16_384;

/** A value that a program keeps with a socket: stored as a copy, given back as a copy (reference: durable-objects 7.2). */
export class Attachment {
  #bytes: Uint8Array | undefined;

  keep(value: unknown): void {
    const bytes = encode(value);
    if (bytes.length > MAX_BYTES) {
      throw new Error(
        `A WebSocket 'attachment' cannot be larger than ${MAX_BYTES} bytes.'attachment' was ${bytes.length} bytes.`,
      );
    }
    this.#bytes = bytes;
  }

  /** `null` when nothing was kept. */
  copy(): unknown {
    return this.#bytes === undefined ? null : decode(this.#bytes);
  }
}
