import { type ArrivingBody, type Context, enter } from "../context.ts";
import { BodyKind, type Bytes, type OperationId } from "../host.ts";
import { SafeMap } from "../primordials.ts";
import type { Sink, SocketMessage } from "../sockets/sink.ts";
import { concat } from "../web/body-source.ts";
import { utf8Decode, utf8Encode, utf8Length } from "../web/utf8.ts";
import { fromHost, toHost } from "./bytes.ts";
import { host } from "./host-ref.ts";

const INITIAL_CREDIT = 262_144;
const GRANT_AFTER = 65_536;
const MAX_CHUNK = 65_536;
/** Credit that a frame or a close uses up besides its bytes. */
const OVERHEAD = 16;
/** Largest message that is taken (reference: durable-objects 6.3). */
const MAX_MESSAGE = 32 * 1024 * 1024;
const TOO_BIG = 1009;
const LOST = 1006;

type Said =
  | { readonly kind: "text"; readonly text: string; readonly taken: () => void }
  | {
      readonly kind: "bytes";
      readonly bytes: Uint8Array;
      readonly isText: boolean;
      at: number;
      readonly taken: () => void;
    }
  | { readonly kind: "close"; readonly code: number; readonly reason: string };

/**
 * A socket as it crosses the border: an exchange after its 101 response. What is said here waits for the credit that the
 * other end grants; the other end gets credit for what was taken here.
 */
export class SocketWire implements Sink, ArrivingBody {
  readonly stream: number;
  readonly context: Context;
  readonly #onEnd: () => void;
  #said: Said[] = [];
  #credit = 0;
  #receiver: Sink | undefined;
  #parts: Uint8Array[] = [];
  #partsLength = 0;
  #ungranted = 0;
  #isPumping = false;
  #hasSaidClose = false;
  #isSilent = false;
  #isOver = false;

  constructor(stream: number, context: Context, onEnd: () => void) {
    this.stream = stream;
    this.context = context;
    this.#onEnd = onEnd;
    open.set(stream, this);
  }

  /** Whether nobody has begun to receive from it or to send on it. */
  get isUntouched(): boolean {
    return this.#receiver === undefined && this.#said.length === 0 && !this.#isOver;
  }

  /** Begins to receive. Called once. */
  receive(receiver: Sink): void {
    this.#receiver = receiver;
    if (this.#isOver) {
      receiver.lost();
    } else {
      host().bodyCredit(this.stream, INITIAL_CREDIT);
    }
  }

  /** The host takes the socket over: nothing more is said or heard here. */
  detach(): void {
    this.#isOver = true;
    open.delete(this.stream);
  }

  send(message: SocketMessage, taken: () => void): void {
    if (this.#isOver || this.#hasSaidClose) {
      taken();
      return;
    }
    this.#said.push(
      typeof message === "string"
        ? { kind: "text", text: message, taken }
        : { kind: "bytes", bytes: message, isText: false, at: 0, taken },
    );
    this.#pump();
  }

  close(code: number, reason: string): void {
    if (!this.#isOver && !this.#hasSaidClose) {
      this.#hasSaidClose = true;
      this.#said.push({ kind: "close", code, reason });
      this.#pump();
    }
  }

  /** Breaks the connection. */
  lost(): void {
    if (!this.#isOver) {
      host().socketClose(this.stream, LOST, "");
      this.#end();
    }
  }

  /** Nobody will listen any more. */
  stop(): void {
    this.lost();
  }

  addCredit(bytes: number): void {
    this.#credit += bytes;
    enter(this.context);
    this.#pump();
  }

  arrive(isText: boolean, isLast: boolean, isWhole: boolean, body: Bytes): void {
    if (this.#isOver || this.#receiver === undefined) {
      return;
    }
    enter(this.context);
    if (isText && isWhole && typeof body === "string") {
      const cost = utf8Length(body) + OVERHEAD;
      this.#receiver.send(body, () => {
        this.#grant(cost);
      });
      return;
    }
    const bytes = fromHost(body);
    this.#partsLength += bytes.length;
    if (this.#partsLength > MAX_MESSAGE) {
      this.#refuse();
      return;
    }
    this.#parts.push(bytes);
    if (!isLast) {
      this.#grant(bytes.length + OVERHEAD);
      return;
    }
    const all = concat(this.#parts, this.#partsLength);
    this.#parts = [];
    this.#partsLength = 0;
    const cost = bytes.length + OVERHEAD;
    this.#receiver.send(isText ? utf8Decode(all) : all, () => {
      this.#grant(cost);
    });
  }

  /** The other end said its last word. */
  arriveClose(code: number, reason: string): void {
    if (this.#isOver || this.#isSilent) {
      return;
    }
    enter(this.context);
    if (code === LOST) {
      this.breakOff();
      return;
    }
    this.#isSilent = true;
    const receiver = this.#receiver;
    this.#endIfClosed();
    receiver?.close(code, reason);
  }

  /** The connection to the other end is gone. */
  breakOff(): void {
    if (!this.#isOver) {
      enter(this.context);
      const receiver = this.#isSilent ? undefined : this.#receiver;
      this.#end();
      receiver?.lost();
    }
  }

  #refuse(): void {
    const receiver = this.#receiver;
    host().socketClose(this.stream, TOO_BIG, "Message is too large");
    host().socketClose(this.stream, LOST, "");
    this.#end();
    receiver?.close(TOO_BIG, "Message is too large");
  }

  #pump(): void {
    if (this.#isPumping) {
      return;
    }
    this.#isPumping = true;
    while (this.#credit > OVERHEAD && !this.#isOver) {
      const next = this.#said[0];
      if (next === undefined) {
        break;
      }
      switch (next.kind) {
        case "close":
          this.#said = [];
          host().socketClose(this.stream, next.code, next.reason);
          this.#endIfClosed();
          break;
        case "text":
          this.#sendText(next);
          break;
        case "bytes":
          this.#sendPart(next);
      }
    }
    this.#isPumping = false;
  }

  /** Sends a text as a whole; one that is too long for that is encoded, to be sent in parts. */
  #sendText({ text, taken }: Said & { kind: "text" }): void {
    const length = text.length <= MAX_CHUNK ? utf8Length(text) : Infinity;
    if (length > Math.min(MAX_CHUNK, this.#credit - OVERHEAD)) {
      this.#said[0] = { kind: "bytes", bytes: utf8Encode(text), isText: true, at: 0, taken };
      return;
    }
    this.#said.shift();
    this.#credit -= length + OVERHEAD;
    host().socketFrame(this.stream, true, true, BodyKind.Text, text);
    taken();
  }

  /** Sends as much as credit allows in one frame. */
  #sendPart(said: Said & { kind: "bytes" }): void {
    const part = said.bytes.subarray(said.at, said.at + Math.min(MAX_CHUNK, this.#credit - OVERHEAD));
    said.at += part.length;
    const isLast = said.at === said.bytes.length;
    if (isLast) {
      this.#said.shift();
    }
    this.#credit -= part.length + OVERHEAD;
    host().socketFrame(this.stream, said.isText, isLast, BodyKind.Bytes, toHost(part));
    if (isLast) {
      said.taken();
    }
  }

  #grant(cost: number): void {
    this.#ungranted += cost;
    if (this.#ungranted >= GRANT_AFTER && !this.#isOver) {
      host().bodyCredit(this.stream, this.#ungranted);
      this.#ungranted = 0;
    }
  }

  #endIfClosed(): void {
    if (this.#isSilent && this.#hasSaidClose && this.#said.length === 0) {
      this.#end();
    }
  }

  #end(): void {
    if (!this.#isOver) {
      this.#isOver = true;
      open.delete(this.stream);
      this.#said = [];
      this.#onEnd();
    }
  }
}

/** The socket that a call was answered with; it ends with the stateless event that made the call. */
export function callSocket(operation: OperationId, context: Context): SocketWire {
  const wire = new SocketWire(-operation, context, () => undefined);
  context.adopt?.(wire);
  return wire;
}

const open = new SafeMap<number, SocketWire>();

export function socketWire(stream: number): SocketWire | undefined {
  return open.get(stream);
}

export function countSockets(matches: (context: Context) => boolean): number {
  let count = 0;
  open.forEach((wire) => {
    count += matches(wire.context) ? 1 : 0;
  });
  return count;
}

/** Forgets sockets without telling the host. */
export function forgetSockets(matches: (context: Context) => boolean): void {
  open.forEach((wire) => {
    if (matches(wire.context)) {
      wire.detach();
    }
  });
}
