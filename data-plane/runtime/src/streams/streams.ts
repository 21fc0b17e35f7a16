import "../web/globals-first.ts";
import {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
} from "web-streams-polyfill";

const { getReader } = ReadableStream.prototype;

/** As the library's, but a locked stream is refused with the platform's text. */
function getReaderOf(this: ReadableStream, options?: { mode: "byob" }): unknown {
  if (this.locked) {
    throw new TypeError("This ReadableStream is currently locked to a reader.");
  }
  return options === undefined ? getReader.call(this) : getReader.call(this, options);
}
Object.defineProperty(getReaderOf, "name", { value: "getReader" });
Object.defineProperty(ReadableStream.prototype, "getReader", {
  value: getReaderOf,
  writable: true,
  enumerable: true,
  configurable: true,
});

/**
 * The platform's own way to ask for a least number of elements (reference: durable-objects 1.5). A stream that ends earlier
 * gives what there is.
 */
async function readAtLeast(
  this: ReadableStreamBYOBReader,
  min: number,
  view: Uint8Array<ArrayBuffer>,
): Promise<{ value: ArrayBufferView | undefined; done: boolean }> {
  const type = view.constructor as new (
    buffer: ArrayBuffer,
    offset: number,
    length: number,
  ) => ArrayBufferView;
  const size = view.BYTES_PER_ELEMENT ?? 1;
  const { byteOffset, byteLength } = view;
  const wanted = Math.min(min * size, byteLength);
  let { buffer } = view;
  let filled = 0;
  let done = false;
  while (filled < wanted && !done) {
    const read = await this.read(new Uint8Array(buffer, byteOffset + filled, byteLength - filled));
    done = read.done;
    if (read.value === undefined) {
      return { value: undefined, done: true };
    }
    buffer = read.value.buffer as ArrayBuffer;
    filled += read.value.byteLength;
  }
  return { value: new type(buffer, byteOffset, Math.floor(filled / size)), done: done && filled === 0 };
}
Object.defineProperty(ReadableStreamBYOBReader.prototype, "readAtLeast", {
  value: readAtLeast,
  writable: true,
  enumerable: true,
  configurable: true,
});

export {
  ByteLengthQueuingStrategy,
  CountQueuingStrategy,
  ReadableByteStreamController,
  ReadableStream,
  ReadableStreamBYOBReader,
  ReadableStreamBYOBRequest,
  ReadableStreamDefaultController,
  ReadableStreamDefaultReader,
  TransformStream,
  TransformStreamDefaultController,
  WritableStream,
  WritableStreamDefaultController,
  WritableStreamDefaultWriter,
};
