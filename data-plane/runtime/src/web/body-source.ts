import { IncomingBody } from "../border/incoming-body.ts";
import { isReadableStream } from "../streams/checks.ts";
import { ReadableStream } from "../streams/streams.ts";
import { Blob, blobBytes } from "./blob.ts";
import { FormData } from "./form-data.ts";
import { encodeMultipart } from "./multipart.ts";
import { URLSearchParams } from "./url/url-search-params.ts";
import { utf8Encode } from "./utf8.ts";
import { isObject, usvString } from "./webidl.ts";

/** Where a body's bytes are. Texts are well formed, byte arrays are ours alone. */
export type BodySource = string | Uint8Array<ArrayBuffer> | IncomingBody | ReadableStream;

export interface ExtractedBody {
  readonly source: BodySource;
  readonly type: string | null;
}

/** https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export function extractBody(init: unknown): ExtractedBody {
  if (typeof init === "string") {
    return { source: init.toWellFormed(), type: "text/plain;charset=UTF-8" };
  }
  if (isReadableStream(init)) {
    return { source: init, type: null };
  }
  if (init instanceof ArrayBuffer) {
    return { source: new Uint8Array(init.slice(0)), type: null };
  }
  if (ArrayBuffer.isView(init)) {
    return { source: copyView(init), type: null };
  }
  if (init instanceof Blob) {
    return { source: blobBytes(init).slice(), type: init.type === "" ? null : init.type };
  }
  if (init instanceof URLSearchParams) {
    return { source: init.toString(), type: "application/x-www-form-urlencoded;charset=UTF-8" };
  }
  if (init instanceof FormData) {
    const { bytes, boundary } = encodeMultipart(init);
    return { source: bytes, type: `multipart/form-data; boundary=${boundary}` };
  }
  if (isIterable(init)) {
    return { source: ReadableStream.from(init) as ReadableStream, type: null };
  }
  return { source: usvString(init), type: "text/plain;charset=UTF-8" };
}

/** A sequence of chunks; a String is a text. */
function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return (
    isObject(value) &&
    !(value instanceof String) &&
    (Symbol.asyncIterator in value || Symbol.iterator in value)
  );
}

export function copyView(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

export function sourceBytes(source: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof source === "string" ? utf8Encode(source) : source;
}

/** A byte stream over the source. */
export function streamOf(source: BodySource): ReadableStream {
  if (isReadableStream(source)) {
    return source;
  }
  if (source instanceof IncomingBody) {
    return streamOfIncoming(source);
  }
  const bytes = sourceBytes(source);
  return new ReadableStream({
    type: "bytes",
    start(controller) {
      if (bytes.length > 0) {
        controller.enqueue(bytes.slice());
      }
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
}

function streamOfIncoming(incoming: IncomingBody): ReadableStream {
  return new ReadableStream({
    type: "bytes",
    async pull(controller) {
      const chunk = await incoming.read();
      if (chunk === null) {
        controller.close();
        controller.byobRequest?.respond(0);
      } else if (chunk.length > 0) {
        controller.enqueue(chunk as Uint8Array<ArrayBuffer>);
      }
    },
    cancel() {
      incoming.stop();
    },
  });
}

export const NOT_BYTES = "This ReadableStream did not return bytes.";

/** A chunk of a stream that is used as a body. */
export function chunkBytes(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) {
    return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
  if (chunk instanceof ArrayBuffer) {
    return new Uint8Array(chunk);
  }
  throw new TypeError(NOT_BYTES);
}

/** Everything that the source holds. */
export async function collect(source: IncomingBody | ReadableStream): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const next = readerOf(source);
  for (let chunk = await next(); chunk !== null; chunk = await next()) {
    chunks.push(chunk);
    length += chunk.length;
  }
  return concat(chunks, length);
}

/** Reads chunk by chunk; null at the end. */
export interface ChunkReader {
  (): Promise<Uint8Array | null>;
  /** Gives up the rest. */
  cancel(): void;
}

export function readerOf(source: IncomingBody | ReadableStream): ChunkReader {
  if (source instanceof IncomingBody) {
    return Object.assign(() => source.read(), {
      cancel() {
        source.stop();
      },
    });
  }
  const reader = source.getReader();
  const read = async (): Promise<Uint8Array | null> => {
    const { done, value } = await reader.read();
    return done ? null : chunkBytes(value);
  };
  return Object.assign(read, {
    cancel() {
      reader.cancel().catch(() => undefined);
    },
  });
}

export function concat(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
