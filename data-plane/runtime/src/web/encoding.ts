import {
  TextDecoder as LibraryDecoder,
  TextDecoderStream,
  TextEncoderStream,
  labelToName,
} from "@exodus/bytes/encoding-lite.js";
import { host } from "../border/host-ref.ts";
import { copyView } from "./body-source.ts";
import { utf8Encode, utf8Length } from "./utf8.ts";
import { asInterface } from "./webidl.ts";

export { TextDecoderStream, TextEncoderStream };

const MULTI_BYTE = new Set(["GBK", "gb18030", "Big5", "EUC-JP", "ISO-2022-JP", "Shift_JIS", "EUC-KR"]);

const MAX_MULTI_BYTE = 4_194_304;

/** https://encoding.spec.whatwg.org/#interface-textencoder */
export class TextEncoder {
  get encoding(): string {
    return "utf-8";
  }

  encode(input: unknown = ""): Uint8Array<ArrayBuffer> {
    return utf8Encode(`${input as string}`);
  }

  encodeInto(source: string, destination: Uint8Array): { read: number; written: number } {
    if (!(destination instanceof Uint8Array)) {
      throw new TypeError("encodeInto(): the destination must be a Uint8Array.");
    }
    let read = 0;
    let written = 0;
    for (const char of `${source}`) {
      const size = utf8Length(char);
      if (written + size > destination.length) {
        break;
      }
      destination.set(utf8Encode(char), written);
      read += char.length;
      written += size;
    }
    return { read, written };
  }
}
asInterface(TextEncoder);

interface DecoderOptions {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

/** https://encoding.spec.whatwg.org/#interface-textdecoder; legacy multi-byte encodings are decoded by the host. */
export class TextDecoder {
  readonly #library: InstanceType<typeof LibraryDecoder> | undefined;
  readonly #name: string;
  readonly #fatal: boolean;
  readonly #ignoreBOM: boolean;

  constructor(label: unknown = "utf-8", options?: DecoderOptions) {
    const text = `${label as string}`;
    const name = labelToName(text);
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
    if (name === null || name === "replacement") {
      throw new RangeError(`"${text}" is not a valid encoding.`);
    }
    this.#name = name;
    if (!MULTI_BYTE.has(name)) {
      this.#library = new LibraryDecoder(text, { fatal: this.#fatal, ignoreBOM: this.#ignoreBOM });
    }
  }

  get encoding(): string {
    return this.#name.toLowerCase();
  }

  get fatal(): boolean {
    return this.#fatal;
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string {
    if (this.#library !== undefined) {
      return this.#library.decode(input as Uint8Array | undefined, { stream: Boolean(options?.stream) });
    }
    if (options?.stream === true) {
      throw new TypeError(`Decoding ${this.encoding} piece by piece is not available on this platform yet.`);
    }
    const bytes = input === undefined ? new Uint8Array(0) : bytesOf(input);
    if (bytes.length > MAX_MULTI_BYTE) {
      throw new RangeError(`At most ${MAX_MULTI_BYTE} bytes of ${this.encoding} can be decoded at once.`);
    }
    try {
      return host().utf8Decode(bytes.buffer, this.encoding, this.#fatal);
    } catch {
      throw new TypeError(`The encoded data was not valid ${this.encoding}.`);
    }
  }
}
asInterface(TextDecoder);

function bytesOf(input: ArrayBuffer | ArrayBufferView): Uint8Array<ArrayBuffer> {
  return ArrayBuffer.isView(input) ? copyView(input) : new Uint8Array(input.slice(0));
}
