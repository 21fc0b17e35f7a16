import { DOMException } from "./dom-exception.ts";
import { requireArguments } from "./webidl.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) {
  VALUES[ALPHABET.charCodeAt(i)] = i;
}

/** https://html.spec.whatwg.org/#dom-btoa */
export function btoa(data: unknown): string {
  requireArguments(arguments.length, 1, "btoa()");
  const text = `${data as string}`;
  let output = "";
  for (let i = 0; i < text.length; i += 3) {
    const [a, b, c] = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
    if (a > 255 || b > 255 || c > 255) {
      throw new DOMException(
        "btoa() can only operate on characters in the Latin1 (ISO/IEC 8859-1) range.",
        "InvalidCharacterError",
      );
    }
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    output += ALPHABET.charAt(bits >> 18) + ALPHABET.charAt((bits >> 12) & 63);
    output += i + 1 < text.length ? ALPHABET.charAt((bits >> 6) & 63) : "=";
    output += i + 2 < text.length ? ALPHABET.charAt(bits & 63) : "=";
  }
  return output;
}

/** https://html.spec.whatwg.org/#dom-atob */
export function atob(data: unknown): string {
  requireArguments(arguments.length, 1, "atob()");
  let text = `${data as string}`.replace(/[\t\n\f\r ]+/g, "");
  if (text.length % 4 === 0) {
    text = text.replace(/={1,2}$/, "");
  }
  if (text.length % 4 === 1) {
    throw invalid();
  }
  let output = "";
  let bits = 0;
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) {
      throw invalid();
    }
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      output += String.fromCharCode((bits >> count) & 0xff);
    }
  }
  return output;
}

function invalid(): DOMException {
  return new DOMException(
    "atob() called with invalid base64-encoded data. (Only whitespace, '+', '/', alphanumeric ASCII, and up to two terminal '=' signs when the input data length is divisible by 4 are allowed.)",
    "InvalidCharacterError",
  );
}
