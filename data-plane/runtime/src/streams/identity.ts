import { asInterface } from "../web/webidl.ts";
import { chunkBytes } from "../web/body-source.ts";
import { TransformStream } from "./streams.ts";

/** Passes bytes through unchanged (reference: durable-objects 1.5). */
export class IdentityTransformStream extends TransformStream<unknown, Uint8Array> {
  constructor() {
    super({
      transform(chunk, controller) {
        controller.enqueue(bytesOf(chunk));
      },
    });
  }
}
asInterface(IdentityTransformStream);

const knownLengths = new WeakMap<object, number>();

/** How many bytes the stream will give, or -1. */
export function knownLength(stream: object): number {
  return knownLengths.get(stream) ?? -1;
}

/** As the identity, but errs unless exactly the announced number of bytes passes. */
export class FixedLengthStream extends TransformStream<unknown, Uint8Array> {
  constructor(expectedLength: number | bigint) {
    const expected = Number(expectedLength);
    if (!(expected >= 0) || !Number.isSafeInteger(expected)) {
      throw new TypeError("FixedLengthStream requires an integer expected length less than 2^53.");
    }
    let passed = 0;
    super({
      transform(chunk, controller) {
        const bytes = bytesOf(chunk);
        passed += bytes.length;
        if (passed > expected) {
          throw new TypeError("Attempt to write too many bytes through a FixedLengthStream.");
        }
        controller.enqueue(bytes);
      },
      flush() {
        if (passed < expected) {
          throw new TypeError("FixedLengthStream did not see all expected bytes before close().");
        }
      },
    });
    knownLengths.set(this.readable, expected);
  }
}
asInterface(FixedLengthStream);

function bytesOf(chunk: unknown): Uint8Array {
  if (typeof chunk === "string") {
    throw new TypeError(
      "This TransformStream is being used as a byte stream, but received a string on its writable side. If you wish " +
        "to write a string, you'll probably want to explicitly UTF-8-encode it with TextEncoder.",
    );
  }
  return chunkBytes(chunk);
}
