import { IncomingBody } from "../border/incoming-body.ts";
import { isDisturbed, isReadableStream } from "../streams/checks.ts";
import { ReadableStream } from "../streams/streams.ts";
import { type Blob, blobOf } from "./blob.ts";
import { type BodySource, collect, sourceBytes, streamOf } from "./body-source.ts";
import { FormData } from "./form-data.ts";
import { parseMultipart } from "./multipart.ts";
import { URLSearchParams } from "./url/url-search-params.ts";
import { utf8DecodeBody } from "./utf8.ts";
import { asInterface } from "./webidl.ts";

const USED =
  "Body has already been used. It can only be used once. Use tee() first if you need to read it twice.";
const DISTURBED =
  "This ReadableStream is disturbed (has already been read from), and cannot be used as a body.";
const LOCKED = "This ReadableStream is currently locked to a reader.";
const LOCKED_INIT = "This ReadableStream is locked to a reader, and cannot be used as a body.";
/** Programs know this text as it is, comma included. */
const LOCKED_CLONE = "This ReadableStream is currently locked to a reader,";

export let setBodySource: (body: Body, source: BodySource | null) => void;
export let peekBodySource: (body: Body) => BodySource | null;
export let takeBodySource: (body: Body) => BodySource | null;
export let copyBodySource: (body: Body) => BodySource | null;
export let isBodyUsable: (body: Body) => boolean;

/** What Request and Response share. https://fetch.spec.whatwg.org/#body-mixin */
export abstract class Body {
  #source: BodySource | null = null;
  #used = false;
  /** Where a type for `blob()` and `formData()` comes from. */
  protected abstract bodyType(): string | null;

  static {
    setBodySource = (body, source) => {
      if (isReadableStream(source)) {
        requireUntouched(source);
      }
      body.#source = source;
    };
    peekBodySource = (body) => body.#source;
    takeBodySource = (body) => body.#take();
    copyBodySource = (body) => body.#copy();
    isBodyUsable = (body) => !body.bodyUsed && !body.#isLocked();
  }

  get body(): ReadableStream | null {
    if (this.#source === null) {
      return null;
    }
    if (!isReadableStream(this.#source)) {
      const stream = streamOf(this.#used ? "" : this.#source);
      if (this.#used) {
        void stream.cancel();
      }
      this.#source = stream;
    }
    return this.#source;
  }

  get bodyUsed(): boolean {
    return this.#used || (isReadableStream(this.#source) && isDisturbed(this.#source));
  }

  async text(): Promise<string> {
    const source = this.#take();
    if (typeof source === "string") {
      return source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
    }
    return utf8DecodeBody(await all(source));
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  async bytes(): Promise<Uint8Array> {
    return all(this.#take());
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    const bytes = await all(this.#take());
    return bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
  }

  async blob(): Promise<Blob> {
    const type = this.bodyType() ?? "";
    // The type of a MIME type is in lower case, its parameters are as they are.
    return blobOf(
      await all(this.#take()),
      type.replace(/^[^;]*/, (essence) => essence.toLowerCase()),
    );
  }

  async formData(): Promise<FormData> {
    const type = this.bodyType();
    if (type === null) {
      throw new TypeError("Parsing a Body as FormData requires a Content-Type header.");
    }
    const essence = type.split(";", 1)[0]?.trim().toLowerCase();
    if (essence === "multipart/form-data") {
      return parseMultipart(await all(this.#take()), type);
    }
    if (essence === "application/x-www-form-urlencoded") {
      const form = new FormData();
      for (const [name, value] of new URLSearchParams(utf8DecodeBody(await all(this.#take())))) {
        form.append(name, value);
      }
      return form;
    }
    throw new TypeError(
      `Unrecognized Content-Type header value. FormData can only parse the following MIME types: ` +
        `multipart/form-data, application/x-www-form-urlencoded. Received: ${type}`,
    );
  }

  #isLocked(): boolean {
    return isReadableStream(this.#source) && this.#source.locked;
  }

  #take(): BodySource | null {
    const source = this.#source;
    if (source === null) {
      return null;
    }
    if (this.bodyUsed) {
      throw new TypeError(USED);
    }
    if (this.#isLocked()) {
      throw new TypeError(LOCKED);
    }
    this.#used = true;
    return source;
  }

  /** A second body with the same bytes; streams are split. */
  #copy(): BodySource | null {
    if (this.#used || this.#isLocked()) {
      throw new TypeError(LOCKED_CLONE);
    }
    if (this.bodyUsed) {
      throw new TypeError(USED);
    }
    const source = this.#source;
    if (source instanceof IncomingBody || isReadableStream(source)) {
      const [mine, other] = streamOf(source).tee();
      this.#source = mine;
      return other;
    }
    return source;
  }
}
asInterface(Body);

function requireUntouched(stream: ReadableStream): void {
  if (isDisturbed(stream)) {
    throw new TypeError(DISTURBED);
  }
  if (stream.locked) {
    throw new TypeError(LOCKED_INIT);
  }
}

async function all(source: BodySource | null): Promise<Uint8Array<ArrayBuffer>> {
  if (source === null) {
    return new Uint8Array(0);
  }
  if (source instanceof IncomingBody || isReadableStream(source)) {
    return collect(source);
  }
  return sourceBytes(source);
}
