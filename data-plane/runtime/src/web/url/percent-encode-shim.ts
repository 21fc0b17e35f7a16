import { utf8Encode } from "../utf8.ts";

/** The UTF-8 case of https://url.spec.whatwg.org/#string-percent-encode-after-encoding, the only one that arises here. */
export function percentEncodeAfterEncoding(_encoding: string, input: string, encodeSet: string): string {
  let output = "";
  for (const byte of utf8Encode(input)) {
    const char = String.fromCharCode(byte);
    output +=
      byte <= 0x1f || byte > 0x7e || encodeSet.includes(char)
        ? `%${byte.toString(16).toUpperCase().padStart(2, "0")}`
        : char;
  }
  return output;
}
