import { toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { concat } from "./body-source.ts";

const NAMES = new Set(["gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis", "euc-kr"]);
/** So much is decoded in one call of the host. */
const MAX_BYTES = 4_194_304;
const ESCAPE = 0x1b;

export function isLegacyMultiByte(name: string): boolean {
  return NAMES.has(name);
}

/**
 * Decodes a multi-byte encoding by the host, whose function has no memory: bytes of a character that is not complete are
 * kept here, and for ISO-2022-JP the escape sequence that is in force.
 */
export class LegacyDecoder {
  readonly #name: string;
  readonly #fatal: boolean;
  #left = new Uint8Array(0);
  #escape = new Uint8Array(0);

  constructor(name: string, fatal: boolean) {
    this.#name = name;
    this.#fatal = fatal;
  }

  decode(input: Uint8Array | undefined, options: { stream: boolean }): string {
    const parts = [this.#escape, this.#left, input ?? new Uint8Array(0)];
    const bytes = concat(
      parts,
      parts.reduce((sum, part) => sum + part.length, 0),
    );
    if (bytes.length > MAX_BYTES) {
      throw new RangeError(`At most ${MAX_BYTES} bytes of ${this.#name} can be decoded at once.`);
    }
    this.#reset();
    const answer = this.#ask(bytes, !options.stream);
    if (options.stream) {
      this.#keep(bytes, answer.charCodeAt(0));
    }
    return answer.slice(1);
  }

  #ask(bytes: Uint8Array, last: boolean): string {
    try {
      return host().legacyDecode(toHost(bytes), this.#name, this.#fatal, last);
    } catch {
      throw new TypeError("Failed to decode input.");
    }
  }

  #keep(bytes: Uint8Array, leftOver: number): void {
    const end = bytes.length - leftOver;
    this.#left = bytes.slice(end);
    const at = this.#name === "iso-2022-jp" ? bytes.lastIndexOf(ESCAPE, Math.max(end - 1, 0)) : -1;
    if (at >= 0 && at < end) {
      this.#escape = bytes.slice(at, at + 3);
    }
  }

  #reset(): void {
    this.#left = new Uint8Array(0);
    this.#escape = new Uint8Array(0);
  }
}
