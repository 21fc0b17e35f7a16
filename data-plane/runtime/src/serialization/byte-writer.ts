const INITIAL = 4096;
/** A buffer that no writer uses now; writers can be nested, by getters that encode. */
let spare: Uint8Array<ArrayBuffer> | undefined;
const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

/** A growing buffer with the primitives of the format. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer> = spare ?? new Uint8Array(INITIAL);
  #length = 0;

  constructor() {
    spare = undefined;
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) {
      this.#grow(1);
    }
    this.#bytes[this.#length++] = value;
  }

  /** Unsigned, below 2^53. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  double(value: number): void {
    float[0] = value;
    this.bytes(floatBytes);
  }

  bytes(bytes: Uint8Array): void {
    this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Writes the units as bytes; false, with nothing written, when one of them does not fit a byte. */
  latin1(text: string): boolean {
    const { length } = text;
    this.#grow(length);
    const bytes = this.#bytes;
    const start = this.#length;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0xff) {
        return false;
      }
      bytes[start + i] = unit;
    }
    this.#length = start + length;
    return true;
  }

  utf16(text: string): void {
    this.#grow(text.length * 2);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#bytes[this.#length++] = unit & 0xff;
      this.#bytes[this.#length++] = unit >>> 8;
    }
  }

  /** Takes back everything from this length on. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** What was written; the writer is of no use afterwards. */
  finish(): Uint8Array<ArrayBuffer> {
    const result = this.#bytes.slice(0, this.#length);
    if (this.#bytes.length === INITIAL) {
      spare = this.#bytes;
    }
    this.#bytes = new Uint8Array(0);
    return result;
  }

  #grow(more: number): void {
    const needed = this.#length + more;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
  }
}

export function varintLength(value: number): number {
  let length = 1;
  for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) {
    length++;
  }
  return length;
}
