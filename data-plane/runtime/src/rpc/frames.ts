import { NativeUint8Array } from "../primordials.ts";

/** Longest message that is taken: the longest arguments or results, and room for what goes with them. */
export const MAX_MESSAGE = 40 * 1024 * 1024;

/** Bytes that wait to be sent, message after message. */
export class OutgoingFrames {
  #parts: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** @param frame a message with its length in front */
  push(frame: Uint8Array): void {
    this.#parts.push(frame);
    this.#length += frame.length;
  }

  /** Takes the next bytes, at most so many. */
  take(most: number): Uint8Array {
    const first = this.#parts[0];
    if (first !== undefined && this.#parts.length === 1 && first.length <= most) {
      this.#parts.length = 0;
      this.#length = 0;
      return first;
    }
    const taken = new NativeUint8Array(Math.min(most, this.#length));
    let at = 0;
    while (at < taken.length) {
      const part = this.#parts[0] as Uint8Array;
      const count = Math.min(part.length, taken.length - at);
      taken.set(part.subarray(0, count), at);
      at += count;
      if (count === part.length) {
        this.#parts.shift();
      } else {
        this.#parts[0] = part.subarray(count);
      }
    }
    this.#length -= taken.length;
    return taken;
  }
}

/** Puts messages together again. */
export class IncomingFrames {
  #parts: Uint8Array[] = [];
  #length = 0;
  /** Bytes of the message that has begun, or -1. */
  #wanted = -1;
  #head = 0;
  #headBits = 0;

  /** Hands over each message that is complete with these bytes; throws for one that is too long. */
  push(bytes: Uint8Array, complete: (message: Uint8Array) => void): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.#wanted < 0) {
        at = this.#readHead(bytes, at);
      }
      const wanted = this.#wanted - this.#length;
      if (this.#wanted < 0 || (wanted > 0 && at === bytes.length)) {
        return;
      }
      const count = Math.min(bytes.length - at, wanted);
      const part = bytes.subarray(at, at + count);
      at += count;
      if (count === this.#wanted) {
        this.#wanted = -1;
        complete(part);
        continue;
      }
      this.#parts.push(part);
      this.#length += count;
      if (count === wanted) {
        complete(this.#finish());
      }
    }
  }

  #readHead(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length) {
      const byte = bytes[at++] as number;
      this.#head += (byte & 0x7f) * 2 ** this.#headBits;
      this.#headBits += 7;
      if (byte < 0x80) {
        this.#wanted = this.#head;
        this.#head = 0;
        this.#headBits = 0;
        break;
      }
      if (this.#headBits > 28) {
        throw new RangeError("The message is too long.");
      }
    }
    if (this.#wanted > MAX_MESSAGE) {
      throw new RangeError("The message is too long.");
    }
    return at;
  }

  #finish(): Uint8Array {
    const parts = this.#parts;
    const length = this.#length;
    this.#parts = [];
    this.#length = 0;
    this.#wanted = -1;
    const message = new NativeUint8Array(length);
    let at = 0;
    for (const part of parts) {
      message.set(part, at);
      at += part.length;
    }
    return message;
  }
}
