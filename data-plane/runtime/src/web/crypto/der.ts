import { type ByteArray, joined } from "./buffers.ts";

/** The few types of ASN.1 that keys are written in, in their distinguished encoding (X.690). */
export const Tag = {
  Integer: 0x02,
  BitString: 0x03,
  OctetString: 0x04,
  Null: 0x05,
  ObjectIdentifier: 0x06,
  Sequence: 0x30,
  Context0: 0xa0,
  Context1: 0xa1,
} as const;

/** Bytes that are not what was asked for. */
export class MalformedDerError extends Error {}

/** Reads values one after the other; strict, and never beyond its bytes. */
export class DerReader {
  readonly #bytes: ByteArray;
  #at = 0;

  constructor(bytes: ByteArray) {
    this.#bytes = bytes;
  }

  /** Bytes that were not read. */
  get left(): number {
    return this.#bytes.length - this.#at;
  }

  isNext(tag: number): boolean {
    return this.#bytes[this.#at] === tag;
  }

  sequence(): DerReader {
    return new DerReader(this.value(Tag.Sequence));
  }

  /** A number that is not negative, without leading zeros. */
  integer(): ByteArray {
    const value = this.value(Tag.Integer);
    const [first, second] = value;
    if (first === undefined || first >= 0x80 || (first === 0 && second !== undefined && second < 0x80)) {
      throw new MalformedDerError("not a number, or a negative one");
    }
    return first === 0 && value.length > 1 ? value.subarray(1) : value;
  }

  /** A bit string of whole bytes. */
  bits(): ByteArray {
    const value = this.value(Tag.BitString);
    if (value[0] !== 0) {
      throw new MalformedDerError("not a string of whole bytes");
    }
    return value.subarray(1);
  }

  /** The bytes of an object identifier, in hexadecimal digits. */
  objectIdentifier(): string {
    return Array.from(this.value(Tag.ObjectIdentifier), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
  }

  /** What the next value contains, which must have this tag. */
  value(tag: number): ByteArray {
    if (this.#next() !== tag) {
      throw new MalformedDerError("another type of value");
    }
    const length = this.#length();
    if (length > this.left) {
      throw new MalformedDerError("a value that is longer than there are bytes");
    }
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  /** @throws MalformedDerError when something follows */
  end(): void {
    if (this.left > 0) {
      throw new MalformedDerError("something after the last value");
    }
  }

  #length(): number {
    const first = this.#next();
    if (first < 0x80) {
      return first;
    }
    if (first !== 0x81 && first !== 0x82) {
      throw new MalformedDerError("a length that no key has");
    }
    let length = this.#next();
    const isLong = first === 0x82;
    if (isLong) {
      length = length * 256 + this.#next();
    }
    if (length < (isLong ? 0x100 : 0x80)) {
      throw new MalformedDerError("a length that is not written in the shortest way");
    }
    return length;
  }

  #next(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) {
      throw new MalformedDerError("no more bytes");
    }
    return byte;
  }
}

/** A value of at most 65535 bytes. */
export function der(tag: number, ...contents: readonly Uint8Array[]): ByteArray {
  const content = joined(...contents);
  const { length } = content;
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return joined(Uint8Array.from(head), content);
}

/** @param bytes a number, big-endian */
export function derInteger(bytes: Uint8Array): ByteArray {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) {
    start++;
  }
  const value = bytes.subarray(start);
  return (value[0] ?? 0) >= 0x80
    ? der(Tag.Integer, Uint8Array.of(0), value)
    : der(Tag.Integer, value.length === 0 ? Uint8Array.of(0) : value);
}

export function derBits(bytes: Uint8Array): ByteArray {
  return der(Tag.BitString, Uint8Array.of(0), bytes);
}

/** @param hex the bytes of an object identifier, in hexadecimal digits */
export function derObjectIdentifier(hex: string): ByteArray {
  const bytes = Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
  return der(Tag.ObjectIdentifier, Uint8Array.from(bytes));
}
