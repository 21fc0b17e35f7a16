import { DOMException } from "../web/dom-exception.ts";
import { usvString } from "../web/webidl.ts";
import { utf8Length } from "../web/utf8.ts";

export const NO_STATUS = 1005;
const MAX_REASON = 123;
const RESERVED = new Set([1004, 1005, 1006, 1015]);

/** The arguments of `close()`, with the platform's rules (reference: durable-objects 7.1). */
export function checkedClose(code: unknown, reason: unknown): { code: number; reason: string } {
  const text = reason === undefined ? "" : usvString(reason);
  if (code === undefined) {
    if (reason !== undefined) {
      throw new DOMException(
        "If you specify a WebSocket close reason, you must also specify a code.",
        "InvalidAccessError",
      );
    }
    return { code: NO_STATUS, reason: "" };
  }
  const number = Math.trunc(Number(code));
  if (!(number >= 1000 && number < 5000) || RESERVED.has(number)) {
    throw new DOMException(`Invalid WebSocket close code: ${number}.`, "InvalidAccessError");
  }
  if (utf8Length(text) > MAX_REASON) {
    throw new DOMException(
      `WebSocket close reason must not be longer than ${MAX_REASON} bytes when UTF-8 encoded.`,
      "SyntaxError",
    );
  }
  return { code: number, reason: text };
}
