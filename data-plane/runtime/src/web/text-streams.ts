import { TransformStream } from "../streams/streams.ts";
import { type DecoderOptions, TextDecoder } from "./encoding.ts";
import { utf8Encode } from "./utf8.ts";
import { asInterface } from "./webidl.ts";

/** https://encoding.spec.whatwg.org/#interface-textencoderstream */
export class TextEncoderStream extends TransformStream<unknown, Uint8Array> {
  constructor() {
    /** The first half of a pair whose second half may come with the next chunk. */
    let half = "";
    super({
      transform(chunk, controller) {
        const text = half + `${chunk as string}`;
        const last = text.charCodeAt(text.length - 1);
        const isHalf = last >= 0xd800 && last <= 0xdbff;
        half = isHalf ? text.slice(-1) : "";
        const whole = isHalf ? text.slice(0, -1) : text;
        if (whole !== "") {
          controller.enqueue(utf8Encode(whole));
        }
      },
      flush(controller) {
        if (half !== "") {
          controller.enqueue(utf8Encode(half));
        }
      },
    });
  }

  get encoding(): string {
    return "utf-8";
  }
}
asInterface(TextEncoderStream);

/** https://encoding.spec.whatwg.org/#interface-textdecoderstream */
export class TextDecoderStream extends TransformStream<ArrayBuffer | ArrayBufferView, string> {
  readonly #decoder: TextDecoder;

  constructor(label?: unknown, options?: DecoderOptions) {
    const decoder = new TextDecoder(label, options);
    super({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text !== "") {
          controller.enqueue(text);
        }
      },
      flush(controller) {
        const text = decoder.decode();
        if (text !== "") {
          controller.enqueue(text);
        }
      },
    });
    this.#decoder = decoder;
  }

  get encoding(): string {
    return this.#decoder.encoding;
  }

  get fatal(): boolean {
    return this.#decoder.fatal;
  }

  get ignoreBOM(): boolean {
    return this.#decoder.ignoreBOM;
  }
}
asInterface(TextDecoderStream);
