import { utf8Decode } from "../web/utf8.ts";
import { ByteReader, CorruptValueError } from "./byte-reader.ts";
import { Tag } from "./tags.ts";

/** Reads what holds no other values. */
export class PrimitiveReader extends ByteReader {
  tag(): number {
    let tag = this.byte();
    while (tag === (Tag.Padding as number)) {
      tag = this.byte();
    }
    if (tag === (Tag.VerifyObjectCount as number)) {
      this.varint();
      return this.tag();
    }
    return tag;
  }

  string(): string {
    return this.stringOf(this.tag());
  }

  stringOf(tag: number): string {
    switch (tag) {
      case Tag.OneByteString:
        return this.latin1(this.varint());
      case Tag.TwoByteString:
        return this.utf16(this.varint());
      case Tag.Utf8String:
        return utf8Decode(this.take(this.varint()));
      default:
        throw new CorruptValueError();
    }
  }

  bigint(): bigint {
    const bits = this.varint();
    const length = Math.floor(bits / 2);
    const bytes = this.take(length);
    let hex = "";
    for (let i = length - 1; i >= 0; i--) {
      hex += (bytes[i] as number).toString(16).padStart(2, "0");
    }
    const value = hex === "" ? 0n : BigInt(`0x${hex}`);
    return bits % 2 === 1 ? -value : value;
  }
}
