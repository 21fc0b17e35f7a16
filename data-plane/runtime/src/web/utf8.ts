import { utf8fromStringLoose, utf8toStringLoose } from "@exodus/bytes/utf8.js";
import { host } from "../border/host-ref.ts";

/** From this length on crossing to the host is cheaper than encoding here. */
const NATIVE_FROM = 65536;
/** Longer texts are encoded here, for the sake of the memory that isolates share. */
const NATIVE_TO = 4_194_304;

export function utf8Encode(text: string): Uint8Array<ArrayBuffer> {
  return text.length >= NATIVE_FROM && text.length <= NATIVE_TO
    ? new Uint8Array(host().utf8Encode(text.toWellFormed()))
    : (utf8fromStringLoose(text) as Uint8Array<ArrayBuffer>);
}

/** Decodes with replacement; a byte order mark is kept. */
export function utf8Decode(bytes: Uint8Array): string {
  return utf8toStringLoose(bytes);
}

/** Decodes with replacement and drops a byte order mark. */
export function utf8DecodeBody(bytes: Uint8Array): string {
  const text = utf8Decode(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Bytes that the text takes in UTF-8; lone surrogates count as U+FFFD. */
export function utf8Length(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      length += 1;
    } else if (unit < 0x800) {
      length += 2;
    } else if (unit >= 0xd800 && unit <= 0xdbff && isLow(text.charCodeAt(i + 1))) {
      length += 4;
      i++;
    } else {
      length += 3;
    }
  }
  return length;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
