import { ByteWriter, varintLength } from "./byte-writer.ts";
import { brand } from "./kinds.ts";
import { REGEXP_FLAGS, Tag } from "./tags.ts";

/** Writes what holds no other values. */
export class PrimitiveWriter extends ByteWriter {
  number(value: number): void {
    if ((value | 0) === value && !Object.is(value, -0)) {
      this.byte(Tag.Int32);
      this.varint(((value << 1) ^ (value >> 31)) >>> 0);
    } else {
      this.byte(Tag.Double);
      this.double(value);
    }
  }

  string(text: string): void {
    const start = this.length;
    this.byte(Tag.OneByteString);
    this.varint(text.length);
    if (this.latin1(text)) {
      return;
    }
    this.truncate(start);
    const byteLength = text.length * 2;
    if ((start + 1 + varintLength(byteLength)) % 2 !== 0) {
      this.byte(Tag.Padding);
    }
    this.byte(Tag.TwoByteString);
    this.varint(byteLength);
    this.utf16(text);
  }

  bigintDigits(value: bigint): void {
    const hex = value === 0n ? "" : (value < 0n ? -value : value).toString(16);
    const wordCount = Math.ceil(hex.length / 16);
    const padded = hex.padStart(wordCount * 16, "0");
    this.varint(wordCount * 16 + (value < 0n ? 1 : 0));
    for (let at = padded.length; at > 0; at -= 2) {
      this.byte(parseInt(padded.slice(at - 2, at), 16));
    }
  }

  regexp(regexp: object): void {
    const flags = brand.regexpFlags(regexp) as string;
    this.byte(Tag.RegExp);
    this.string(brand.regexpSource(regexp) as string);
    this.varint(
      REGEXP_FLAGS.reduce((bits, flag, bit) => (flags.includes(flag) ? bits | (1 << bit) : bits), 0),
    );
  }
}
