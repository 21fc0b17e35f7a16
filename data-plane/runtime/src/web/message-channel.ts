import { decode } from "../serialization/decoder.ts";
import { encode } from "../serialization/encoder.ts";
import { Event, MessageEvent } from "./event.ts";
import { EventTarget, defineHandler } from "./event-target.ts";
import { queueTask } from "./timers.ts";
import { asInterface, requireParameters } from "./webidl.ts";

const creating = Symbol("creating");

let entangle: (one: MessagePort, other: MessagePort) => void;

/**
 * https://html.spec.whatwg.org/#message-ports, within one isolate: values are copied, nothing can be transferred. A
 * message arrives in a task of its own.
 */
export class MessagePort extends EventTarget {
  #other: MessagePort | undefined;
  /** Messages that wait for `start`; undefined once it was called. */
  #waiting: Uint8Array[] | undefined = [];

  static {
    entangle = (one, other) => {
      one.#other = other;
      other.#other = one;
    };
  }

  constructor(token?: unknown) {
    super();
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  postMessage(message: unknown, options?: Iterable<unknown> | { transfer?: Iterable<unknown> }): void {
    requireParameters(arguments.length, "MessagePort", "postMessage", "Value");
    if (transferList(options).length > 0) {
      throw new Error("Transfer list is not supported");
    }
    const bytes = encode(message);
    const other = this.#other;
    if (other !== undefined) {
      other.#receive(bytes);
    }
  }

  /** Listening starts the port, as the platform's ports do. */
  override addEventListener(...parameters: Parameters<EventTarget["addEventListener"]>): void {
    super.addEventListener(...parameters);
    if (parameters[0] === "message") {
      this.start();
    }
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    waiting.forEach((bytes) => {
      this.#deliver(bytes);
    });
  }

  close(): void {
    const other = this.#other;
    this.#disentangle();
    if (other !== undefined) {
      other.#disentangle();
      queueTask(() => {
        other.dispatchEvent(new Event("close"));
      });
    }
  }

  #disentangle(): void {
    this.#other = undefined;
    this.#waiting = [];
  }

  #receive(bytes: Uint8Array): void {
    if (this.#waiting === undefined) {
      this.#deliver(bytes);
    } else {
      this.#waiting.push(bytes);
    }
  }

  #deliver(bytes: Uint8Array): void {
    queueTask(() => {
      if (this.#other !== undefined) {
        this.dispatchEvent(new MessageEvent("message", { data: decode(bytes), source: this.#other }));
      }
    });
  }
}
defineHandler(MessagePort.prototype, "message");
defineHandler(MessagePort.prototype, "messageerror");
defineHandler(MessagePort.prototype, "close");
asInterface(MessagePort);

/** https://html.spec.whatwg.org/#message-channels */
export class MessageChannel {
  readonly #port1 = new MessagePort(creating);
  readonly #port2 = new MessagePort(creating);

  constructor() {
    entangle(this.#port1, this.#port2);
  }

  get port1(): MessagePort {
    return this.#port1;
  }

  get port2(): MessagePort {
    return this.#port2;
  }
}
asInterface(MessageChannel);

function transferList(
  options: Iterable<unknown> | { transfer?: Iterable<unknown> } | undefined | null,
): unknown[] {
  if (options === undefined || options === null) {
    return [];
  }
  const list = Symbol.iterator in options ? options : (options.transfer ?? []);
  return [...list];
}
