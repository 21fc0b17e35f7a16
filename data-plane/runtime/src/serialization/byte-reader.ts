import { reflectApply } from "../primordials.ts";

const { fromCharCode } = String;
/** Up to this length adding char by char is faster than a call with an array. */
const SHORT = 24;

export class CorruptValueError extends Error {
  override readonly name = "DataCloneError";
  constructor() {
    super("Unable to deserialize cloned data.");
  }
}

/** Bounds-checked reading of the format's primitives. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #view: DataView | undefined;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  get remaining(): number {
    return this.#bytes.length - this.#at;
  }

  peek(): number {
    return this.#bytes[this.#at] ?? -1;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) {
      throw new CorruptValueError();
    }
    return value;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        return value;
      }
    }
    throw new CorruptValueError();
  }

  zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    this.#require(8);
    const { buffer, byteOffset, byteLength } = this.#bytes;
    this.#view ??= new DataView(buffer, byteOffset, byteLength);
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }

  /** A view of the next bytes. */
  take(length: number): Uint8Array {
    this.#require(length);
    const bytes = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  latin1(length: number): string {
    return this.#text(this.take(length));
  }

  utf16(byteLength: number): string {
    if (byteLength % 2 !== 0) {
      throw new CorruptValueError();
    }
    const bytes = this.take(byteLength);
    return this.#text(new Uint16Array(bytes.slice().buffer));
  }

  #text(units: Uint8Array | Uint16Array): string {
    const { length } = units;
    let text = "";
    if (length <= SHORT) {
      for (let i = 0; i < length; i++) {
        text += fromCharCode(units[i] as number);
      }
      return text;
    }
    for (let at = 0; at < length; at += 4096) {
      text += reflectApply(fromCharCode, undefined, units.subarray(at, at + 4096)) as string;
    }
    return text;
  }

  #require(length: number): void {
    if (length > this.remaining) {
      throw new CorruptValueError();
    }
  }
}
