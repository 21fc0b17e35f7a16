import { type ArrivingBody, type Context, enter } from "../context.ts";
import type { Bytes, OperationId } from "../host.ts";
import { SafeMap } from "../primordials.ts";
import type { Sink, SocketMessage } from "../sockets/sink.ts";
import { host } from "./host-ref.ts";
import { MessageParts } from "./message-parts.ts";
import { OutgoingMessages } from "./outgoing-messages.ts";

const INITIAL_CREDIT = 262_144;
const GRANT_AFTER = 65_536;
const TOO_BIG = 1009;
const LOST = 1006;

/**
 * A socket as it crosses the border: an exchange after its 101 response. What is said here waits for the credit that the
 * other end grants; the other end gets credit for what was taken here.
 */
export class SocketWire implements Sink, ArrivingBody {
  readonly stream: number;
  readonly context: Context;
  readonly #onEnd: () => void;
  readonly #out: OutgoingMessages;
  readonly #parts = new MessageParts();
  #receiver: Sink | undefined;
  #ungranted = 0;
  #isSilent = false;
  #isOver = false;

  constructor(stream: number, context: Context, onEnd: () => void) {
    this.stream = stream;
    this.context = context;
    this.#onEnd = onEnd;
    this.#out = new OutgoingMessages({
      frame: (isText, isLast, kind, content) => {
        host().socketFrame(stream, isText, isLast, kind, content);
      },
      close: (code, reason) => {
        host().socketClose(stream, code, reason);
        this.#endIfClosed();
      },
    });
    open.set(stream, this);
  }

  /** Whether nobody has begun to receive from it or to send on it. */
  get isUntouched(): boolean {
    return this.#receiver === undefined && this.#out.isEmpty && !this.#isOver;
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
    this.#out.stop();
    open.delete(this.stream);
  }

  send(message: SocketMessage, taken: () => void): void {
    this.#out.send(message, taken);
  }

  close(code: number, reason: string): void {
    this.#out.close(code, reason);
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
    enter(this.context);
    this.#out.addCredit(bytes);
  }

  arrive(isText: boolean, isLast: boolean, isWhole: boolean, body: Bytes): void {
    if (this.#isOver || this.#receiver === undefined) {
      return;
    }
    enter(this.context);
    const message = this.#parts.add(isText, isLast, isWhole, body);
    const { cost } = this.#parts;
    if (message !== undefined) {
      this.#receiver.send(message, () => {
        this.#grant(cost);
      });
    } else if (this.#parts.isTooLarge) {
      this.#refuse();
    } else {
      this.#grant(cost);
    }
  }

  /** The other end said its last word. */
  arriveClose(code: number, reason: string): void {
    if (this.#isOver || (this.#isSilent && code !== LOST)) {
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

  #grant(cost: number): void {
    this.#ungranted += cost;
    if (this.#ungranted >= GRANT_AFTER && !this.#isOver) {
      host().bodyCredit(this.stream, this.#ungranted);
      this.#ungranted = 0;
    }
  }

  #endIfClosed(): void {
    if (this.#isSilent && this.#out.isClosing && this.#out.isEmpty) {
      this.#end();
    }
  }

  #end(): void {
    if (!this.#isOver) {
      this.#isOver = true;
      open.delete(this.stream);
      this.#out.stop();
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
