import { BodyKind, type Bytes } from "../host.ts";
import type { SocketMessage } from "../sockets/sink.ts";
import { utf8Encode, utf8Length } from "../web/utf8.ts";
import { toHost } from "./bytes.ts";

const MAX_CHUNK = 65_536;
/** Credit that a frame or a close uses up besides its bytes. */
export const OVERHEAD = 16;

/** Takes frames to the other end. */
interface Carrier {
  frame(isText: boolean, isLast: boolean, kind: BodyKind, content: Bytes): void;
  close(code: number, reason: string): void;
}

interface Text {
  readonly kind: "text";
  readonly text: string;
  readonly taken: () => void;
}

interface Part {
  readonly kind: "bytes";
  readonly bytes: Uint8Array;
  readonly isText: boolean;
  at: number;
  readonly taken: () => void;
}

/** What is said on a socket, in order, as it waits for the credit that the other end grants. */
export class OutgoingMessages {
  readonly #carrier: Carrier;
  #said: (Text | Part | { readonly kind: "close"; readonly code: number; readonly reason: string })[] = [];
  #credit = 0;
  #isPumping = false;
  #isClosing = false;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
  }

  /** Whether nothing waits. */
  get isEmpty(): boolean {
    return this.#said.length === 0;
  }

  /** Whether the last word was said, if not yet sent. */
  get isClosing(): boolean {
    return this.#isClosing;
  }

  /** @param taken called when the message is on its way, or will never be */
  send(message: SocketMessage, taken: () => void): void {
    if (this.#isClosing) {
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
    if (!this.#isClosing) {
      this.#isClosing = true;
      this.#said.push({ kind: "close", code, reason });
      this.#pump();
    }
  }

  addCredit(bytes: number): void {
    this.#credit += bytes;
    this.#pump();
  }

  /** Drops what waits; nothing more is taken. */
  stop(): void {
    this.#isClosing = true;
    this.#said = [];
  }

  #pump(): void {
    if (this.#isPumping) {
      return;
    }
    this.#isPumping = true;
    while (this.#credit > OVERHEAD) {
      const next = this.#said[0];
      if (next === undefined) {
        break;
      }
      switch (next.kind) {
        case "close":
          this.#said = [];
          this.#carrier.close(next.code, next.reason);
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
  #sendText({ text, taken }: Text): void {
    const length = text.length <= MAX_CHUNK ? utf8Length(text) : Infinity;
    if (length > Math.min(MAX_CHUNK, this.#credit - OVERHEAD)) {
      this.#said[0] = { kind: "bytes", bytes: utf8Encode(text), isText: true, at: 0, taken };
      return;
    }
    this.#said.shift();
    this.#credit -= length + OVERHEAD;
    this.#carrier.frame(true, true, BodyKind.Text, text);
    taken();
  }

  /** Sends as much as credit allows in one frame. */
  #sendPart(said: Part): void {
    const part = said.bytes.subarray(said.at, said.at + Math.min(MAX_CHUNK, this.#credit - OVERHEAD));
    said.at += part.length;
    const isLast = said.at === said.bytes.length;
    if (isLast) {
      this.#said.shift();
    }
    this.#credit -= part.length + OVERHEAD;
    this.#carrier.frame(said.isText, isLast, BodyKind.Bytes, toHost(part));
    if (isLast) {
      said.taken();
    }
  }
}
