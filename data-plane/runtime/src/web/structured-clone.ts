import { decode } from "../serialization/decoder.ts";
import { encode } from "../serialization/encoder.ts";
import { DOMException } from "./dom-exception.ts";
import { requireArguments } from "./webidl.ts";

/** https://html.spec.whatwg.org/#dom-structuredclone; only ArrayBuffers can be transferred. */
export function structuredClone(value: unknown, options?: { transfer?: Iterable<unknown> }): unknown {
  requireArguments(arguments.length, 1, "structuredClone()");
  const transfer = new Set(options?.transfer);
  const buffers = [...transfer].map((item) => {
    if (!(item instanceof ArrayBuffer)) {
      throw new TypeError("Object is not transferable");
    }
    if (item.detached) {
      throw new DOMException("Value not transferable", "DataCloneError");
    }
    return item;
  });
  const copy = decode(encode(value));
  for (const buffer of buffers) {
    buffer.transfer();
  }
  return copy;
}
