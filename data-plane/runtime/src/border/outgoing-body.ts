import { type Context, enter } from "../context.ts";
import { BodyKind, type Bytes } from "../host.ts";
import { SafeMap, rejected as rejectedPromise, then } from "../primordials.ts";
import { knownLength } from "../streams/identity.ts";
import { isReadableStream } from "../streams/checks.ts";
import { type ReadableStream } from "../streams/streams.ts";
import { type BodySource, readerOf, sourceBytes } from "../web/body-source.ts";
import { toHost } from "./bytes.ts";
import { describe } from "./describe.ts";
import { host } from "./host-ref.ts";
import { IncomingBody } from "./incoming-body.ts";

const INITIAL_CREDIT = 262144;
const MAX_CHUNK = 65536;
/** Up to this many bytes the host takes a body as a whole. */
const MAX_WHOLE = 1024 * 1024;
/** A text of this many UTF-16 units is no larger, whatever it is made of. */
const MAX_TEXT = Math.floor(MAX_WHOLE / 3);

/** The part of a body that crosses together with its head. */
export interface Head {
  readonly kind: BodyKind;
  readonly body: Bytes | number;
  /** What must be sent afterwards, when the kind is Stream. */
  readonly rest: Uint8Array | IncomingBody | ReadableStream | undefined;
}

export function headOf(source: BodySource | null): Head {
  if (source === null) {
    return { kind: BodyKind.None, body: "", rest: undefined };
  }
  if (typeof source === "string" && source.length <= MAX_TEXT) {
    return { kind: BodyKind.Text, body: source, rest: undefined };
  }
  if (source instanceof IncomingBody) {
    return { kind: BodyKind.Stream, body: source.length, rest: source };
  }
  if (isReadableStream(source)) {
    return { kind: BodyKind.Stream, body: knownLength(source), rest: source };
  }
  const bytes = sourceBytes(source);
  return bytes.length <= MAX_WHOLE
    ? { kind: BodyKind.Bytes, body: toHost(bytes), rest: undefined }
    : { kind: BodyKind.Stream, body: bytes.length, rest: bytes };
}

const open = new SafeMap<number, OutgoingBody>();

/** Sends a body in chunks, as far as the other end has given credit; `onEnd` runs once, however it ends. */
export class OutgoingBody {
  readonly #stream: number;
  readonly context: Context;
  readonly #onEnd: () => void;
  #credit = INITIAL_CREDIT;
  #resume: (() => void) | undefined;
  #stopped = false;
  #cancelSource: (() => void) | undefined;

  constructor(stream: number, context: Context, onEnd: () => void) {
    this.#stream = stream;
    this.context = context;
    this.#onEnd = onEnd;
    open.set(stream, this);
  }

  send(rest: Uint8Array | IncomingBody | ReadableStream): void {
    then(
      attempt(() => this.#pump(rest)),
      () => {
        this.#close(() => {
          host().bodyEnd(this.#stream);
        });
      },
      (error) => {
        this.#close(() => {
          host().bodyAbort(this.#stream, describe(error).message);
        });
      },
    );
  }

  addCredit(bytes: number): void {
    this.#credit += bytes;
    this.#wake();
  }

  /** The other end wants no more. */
  stop(): void {
    if (!this.#stopped) {
      this.#stopped = true;
      enter(this.context);
      this.#cancelSource?.();
      this.#wake();
    }
  }

  /** Nobody cares any more. */
  abandon(): void {
    this.#stopped = true;
  }

  async #pump(rest: Uint8Array | IncomingBody | ReadableStream): Promise<void> {
    if (rest instanceof Uint8Array) {
      await this.#write(rest);
      return;
    }
    const next = readerOf(rest);
    this.#cancelSource = next.cancel;
    for (let chunk = await next(); chunk !== null && !this.#stopped; chunk = await next()) {
      await this.#write(chunk);
    }
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && !this.#stopped;) {
      if (this.#credit <= 0) {
        await this.#credited();
        continue;
      }
      const chunk = bytes.subarray(at, at + Math.min(MAX_CHUNK, this.#credit));
      host().bodyChunk(this.#stream, toHost(chunk));
      this.#credit -= chunk.length;
      at += chunk.length;
    }
  }

  #credited(): Promise<void> {
    return new Promise((resolve) => {
      this.#resume = resolve;
    });
  }

  #wake(): void {
    const resume = this.#resume;
    this.#resume = undefined;
    if (resume !== undefined) {
      enter(this.context);
      resume();
    }
  }

  #close(tell: () => void): void {
    open.delete(this.#stream);
    if (!this.#stopped) {
      this.#stopped = true;
      tell();
    }
    this.#onEnd();
  }
}

/** Sends what did not cross with the head, if there is anything. */
export function sendRest(
  stream: number,
  context: Context,
  rest: Head["rest"],
  onEnd: () => void,
): OutgoingBody | undefined {
  if (rest === undefined) {
    return undefined;
  }
  const sending = new OutgoingBody(stream, context, onEnd);
  sending.send(rest);
  return sending;
}

function attempt(fn: () => Promise<void>): Promise<void> {
  try {
    return fn();
  } catch (error) {
    return rejectedPromise(error);
  }
}

export function outgoingBody(stream: number): OutgoingBody | undefined {
  return open.get(stream);
}

export function countOutgoing(matches: (context: Context) => boolean): number {
  let count = 0;
  open.forEach((body) => {
    count += matches(body.context) ? 1 : 0;
  });
  return count;
}

/** Forgets bodies without telling the host. */
export function forgetOutgoing(matches: (context: Context) => boolean): void {
  open.forEach((body, stream) => {
    if (matches(body.context)) {
      open.delete(stream);
      body.abandon();
    }
  });
}
