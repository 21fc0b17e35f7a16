import { ReadableStream } from "../streams/streams.ts";
import { utf8DecodeBody, utf8Encode } from "./utf8.ts";
import { asInterface, isObject, requireArguments, usvString } from "./webidl.ts";

interface BlobOptions {
  readonly type?: string;
  readonly endings?: string;
}

export let blobBytes: (blob: Blob) => Uint8Array<ArrayBuffer>;
/** A blob of bytes that are nobody else's, and of a type that is right already. */
export let blobOf: (bytes: Uint8Array<ArrayBuffer>, type: string) => Blob;

/** https://w3c.github.io/FileAPI/#blob-section; bytes are held in memory. */
export class Blob {
  #bytes: Uint8Array<ArrayBuffer>;
  #type: string;

  static {
    blobBytes = (blob) => blob.#bytes;
    blobOf = (bytes, type) => {
      const blob = new Blob();
      blob.#bytes = bytes;
      blob.#type = type;
      return blob;
    };
  }

  constructor(parts?: Iterable<unknown>, options?: BlobOptions) {
    if (parts !== undefined && (!isObject(parts) || !(Symbol.iterator in parts))) {
      throw new TypeError("Blob constructor: the parts must be a sequence.");
    }
    this.#bytes = joined(parts ?? []);
    this.#type = normalizedType(options?.type);
  }

  get size(): number {
    return this.#bytes.length;
  }

  get type(): string {
    return this.#type;
  }

  slice(start = 0, end = this.size, type?: string): Blob {
    const part = new Blob([], { type: type ?? "" });
    part.#bytes = this.#bytes.slice(start, end);
    return part;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes.slice().buffer;
  }

  async bytes(): Promise<Uint8Array> {
    return this.#bytes.slice();
  }

  async text(): Promise<string> {
    return utf8DecodeBody(this.#bytes);
  }

  stream(): ReadableStream {
    const bytes = this.#bytes.slice();
    return new ReadableStream({
      type: "bytes",
      start(controller) {
        if (bytes.length > 0) {
          controller.enqueue(bytes);
        }
        controller.close();
      },
    });
  }
}
asInterface(Blob);

export class File extends Blob {
  readonly #name: string;
  readonly #lastModified: number;

  constructor(parts: Iterable<unknown>, name: string, options?: BlobOptions & { lastModified?: number }) {
    requireArguments(arguments.length, 2, "the File constructor");
    super(parts, options);
    this.#name = usvString(name);
    this.#lastModified =
      options?.lastModified === undefined ? Date.now() : Math.trunc(Number(options.lastModified)) || 0;
  }

  get name(): string {
    return this.#name;
  }

  get lastModified(): number {
    return this.#lastModified;
  }
}
asInterface(File);

function normalizedType(type: string | undefined): string {
  const text = type === undefined ? "" : `${type}`;
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : "";
}

function joined(parts: Iterable<unknown>): Uint8Array<ArrayBuffer> {
  const chunks = Array.from(parts, partBytes);
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function partBytes(part: unknown): Uint8Array {
  if (part instanceof Blob) {
    return blobBytes(part);
  }
  if (part instanceof ArrayBuffer) {
    return new Uint8Array(part);
  }
  if (ArrayBuffer.isView(part)) {
    return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
  }
  return utf8Encode(usvString(part));
}
