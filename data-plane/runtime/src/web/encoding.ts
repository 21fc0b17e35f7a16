import { TextDecoder as LibraryDecoder, labelToName } from "@exodus/bytes/encoding-lite.js";
import { isLegacyMultiByte, LegacyDecoder } from "./legacy-decoder.ts";
import { utf8Encode, utf8Length } from "./utf8.ts";
import { asInterface, wrongParameter } from "./webidl.ts";

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

export interface DecoderOptions {
  readonly fatal?: boolean;
  readonly ignoreBOM?: boolean;
}

/** What decodes: the library, or for the legacy multi-byte encodings the host. */
interface Decoder {
  decode(input: Uint8Array | undefined, options: { stream: boolean }): string;
}

/** https://encoding.spec.whatwg.org/#interface-textdecoder */
export class TextDecoder {
  readonly #decoder: Decoder;
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
    this.#name = name.toLowerCase();
    this.#decoder = isLegacyMultiByte(this.#name)
      ? new LegacyDecoder(this.#name, this.#fatal)
      : new LibraryDecoder(text, { fatal: this.#fatal, ignoreBOM: this.#ignoreBOM });
  }

  get encoding(): string {
    return this.#name;
  }

  get fatal(): boolean {
    return this.#fatal;
  }

  get ignoreBOM(): boolean {
    return this.#ignoreBOM;
  }

  decode(input?: ArrayBuffer | ArrayBufferView, options?: { stream?: boolean }): string {
    const bytes = input === undefined ? undefined : bytesOf(input);
    const stream = Boolean(options?.stream);
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch (error) {
      throw this.#fatal && error instanceof TypeError ? new TypeError("Failed to decode input.") : error;
    }
  }
}
asInterface(TextDecoder);

function bytesOf(input: ArrayBuffer | ArrayBufferView): Uint8Array {
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  if (input instanceof ArrayBuffer) {
    return new Uint8Array(input);
  }
  throw wrongParameter("TextDecoder", "decode", 1, "Array");
}
