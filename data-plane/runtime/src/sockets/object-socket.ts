import { toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import { MessageParts } from "../border/message-parts.ts";
import { OutgoingMessages } from "../border/outgoing-messages.ts";
import type { Bytes, EventId, ObjectId, Packed } from "../host.ts";
import type { SocketId } from "../host-sockets.ts";
import type { Attachment } from "./attachment.ts";
import type { Sink, SocketMessage } from "./sink.ts";
import { type WebSocket, socketOfObject } from "./web-socket.ts";

const GRANT_AFTER = 16_384;
const TOO_BIG = 1009;
const LOST = 1006;

/**
 * The end of a socket that an object has accepted with `acceptWebSocket`. What is said here goes to the host, which keeps the
 * connection; before the other end was returned in a response there is no credit, so everything waits.
 */
export class ObjectSocket implements Sink {
  readonly object: ObjectId;
  readonly number: SocketId;
  readonly tags: string[];
  readonly #attachment: Attachment;
  readonly #parts = new MessageParts();
  readonly #out: OutgoingMessages;
  #socket: WebSocket | undefined;
  #isClaimed: boolean;
  #isClosed: boolean;
  #keepsAwake = false;
  #heldCredit: number | undefined;
  #untold = 0;

  /** @param restored of a socket that the object had before this instance: whether the object has closed it */
  constructor(
    object: ObjectId,
    number: SocketId,
    tags: string[],
    attachment: Attachment,
    restored?: { readonly isClosed: boolean },
  ) {
    this.object = object;
    this.number = number;
    this.tags = tags;
    this.#attachment = attachment;
    this.#isClaimed = restored !== undefined;
    this.#isClosed = restored?.isClosed === true;
    attachment.onKeep = (bytes) => {
      if (this.#isClaimed) {
        host().keepAttachment(object, number, toHost(bytes));
      }
    };
    this.#out = new OutgoingMessages({
      frame: (isText, isLast, kind, content) => {
        host().objectSocketFrame(object, number, isText, isLast, kind, content);
      },
      close: (code, reason) => {
        host().objectSocketClose(object, number, code, reason);
      },
    });
  }

  /** What script holds of it; always the same. */
  get socket(): WebSocket {
    return (this.#socket ??= socketOfObject(this, this.#attachment, this.#isClosed));
  }

  set socket(socket: WebSocket) {
    this.#socket = socket;
  }

  /** Answers an event of the object with the other end. */
  claim(event: EventId, headers: Packed): void {
    const { bytes } = this.#attachment;
    const [hasBytes, content] = bytes === undefined ? [false, ""] : [true, toHost(bytes)];
    this.#isClaimed = true;
    host().claimSocket(event, headers, this.number, this.tags, hasBytes, content);
    this.#watch();
  }

  /** Credit is not used before `release`. */
  hold(): void {
    this.#heldCredit ??= 0;
  }

  release(): void {
    const credit = this.#heldCredit;
    this.#heldCredit = undefined;
    this.addCredit(credit ?? 0);
  }

  addCredit(bytes: number): void {
    if (this.#heldCredit !== undefined) {
      this.#heldCredit += bytes;
      return;
    }
    this.#out.addCredit(bytes);
    this.#watch();
  }

  send(message: SocketMessage, taken: () => void): void {
    this.#out.send(message, taken);
    this.#watch();
  }

  close(code: number, reason: string): void {
    this.#out.close(code, reason);
    this.#watch();
  }

  lost(): void {
    this.stop();
    host().objectSocketClose(this.object, this.number, LOST, "");
  }

  /** Nothing more is said. */
  stop(): void {
    this.#out.stop();
    this.#watch();
  }

  /** Takes a part of a message; the message, when it is complete. */
  arrive(isText: boolean, isLast: boolean, isWhole: boolean, content: Bytes): SocketMessage | undefined {
    const message = this.#parts.add(isText, isLast, isWhole, content);
    if (message === undefined && this.#parts.isTooLarge) {
      this.close(TOO_BIG, "Message is too large");
    }
    this.#untold += this.#parts.cost;
    if (message === undefined) {
      this.taken();
    }
    return message;
  }

  /** What arrived takes no more room. */
  taken(): void {
    if (this.#untold >= GRANT_AFTER) {
      host().objectSocketTaken(this.object, this.number, this.#untold);
      this.#untold = 0;
    }
  }

  /** What waits for credit would be lost with the instance. */
  #watch(): void {
    const isNeeded = this.#isClaimed && !this.#out.isEmpty;
    if (isNeeded !== this.#keepsAwake) {
      this.#keepsAwake = isNeeded;
      host().keepAwake(this.object, isNeeded);
    }
  }
}
