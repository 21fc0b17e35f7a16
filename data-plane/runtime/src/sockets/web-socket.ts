import type { SocketWire } from "../border/socket-wire.ts";
import { isOn } from "../compatibility.ts";
import { currentContext } from "../context.ts";
import type { OperationId } from "../host.ts";
import { Blob } from "../web/blob.ts";
import { copyView } from "../web/body-source.ts";
import { CloseEvent, ErrorEvent, Event, MessageEvent } from "../web/event.ts";
import { EventTarget, defineHandler } from "../web/event-target.ts";
import { asInterface, isObject, requireParameters, usvString } from "../web/webidl.ts";
import { Attachment } from "./attachment.ts";
import { checkedClose } from "./close-code.ts";
import { Delivery } from "./delivery.ts";
import type { ObjectSocket } from "./object-socket.ts";
import { Inbox, type Sink, type SocketMessage } from "./sink.ts";
import { openClientSocket } from "./client.ts";

const NOT_ACCEPTED =
  "You must call one of accept() or state.acceptWebSocket() on this WebSocket before sending messages.";
const LOST_CODE = 1006;
const READY_STATES = ["CONNECTING", "OPEN", "CLOSING", "CLOSED"] as const;
const internal = Symbol("internal");

interface AcceptOptions {
  readonly allowHalfOpen?: boolean;
}

/** A socket on its way into a response. */
export interface HandOver {
  /** The end that an object has accepted, when this is the other one. */
  readonly objectEnd: ObjectSocket | undefined;
  /** What was said at that end, and what will be, goes where it leads. */
  coupleObjectEnd(): void;
  /** The call whose socket it is, when the host can hand that on as it is; the socket is gone then. */
  passed(): OperationId | undefined;
  /** Joins it with what leads to the event's caller. */
  couple(wire: SocketWire): void;
  /** Nobody takes it. */
  drop(): void;
}

/** Two ends, made of what each of them hears. */
export let socketBetween: (first: Inbox, second: Inbox) => [WebSocket, WebSocket];
/** The near end of a connection that a call brought. */
export let socketOfWire: (wire: SocketWire) => WebSocket;
/** Takes an end for a response; throws when it cannot be used for that. */
export let useInResponse: (socket: WebSocket) => HandOver;
/**
 * Turns an end of a pair into one of an object; throws when it cannot be. `local` hears what the other end says in this isolate.
 */
export let acceptForObject: (
  socket: WebSocket,
  create: (attachment: Attachment) => ObjectSocket,
  local: (end: ObjectSocket) => Sink,
) => ObjectSocket;
/** A socket that an object had before this instance. */
export let socketOfObject: (end: ObjectSocket, attachment: Attachment, isClosed: boolean) => WebSocket;
/** What the object has accepted; undefined for any other socket. */
export let objectSocketOf: (socket: WebSocket) => ObjectSocket | undefined;
/** Whether an ordinary `accept()`, or a constructor, has put it to use. */
export let isOrdinary: (socket: WebSocket) => boolean;
/** The far end of an object's socket says nothing more. */
export let endedByFarEnd: (socket: WebSocket) => void;
/** Answers a close at an object's end, unless the program has done so. */
export let replyToClose: (socket: WebSocket, code: number, reason: string) => void;
/** Gives a socket made by `new WebSocket()` its connection, or tells it that there is none. */
export let connected: (socket: WebSocket, wire: SocketWire, protocol: string) => void;
export let notConnected: (socket: WebSocket, error: unknown) => void;

/**
 * https://websockets.spec.whatwg.org/ with the platform's extensions (reference: durable-objects 7.1): one class for both
 * ends of a pair, for what `fetch` brings, and for clients.
 */
export class WebSocket extends EventTarget {
  #inbox = new Inbox();
  #out: Sink | undefined;
  #wire: SocketWire | undefined;
  #peer: WebSocket | undefined;
  #objectEnd: ObjectSocket | undefined;
  #use: "fresh" | "accepted" | "hibernatable" | "in a response" | "client" = "fresh";
  #hasClosed = false;
  #wasClosed = false;
  #isLost = false;
  #isHalfOpen = false;
  #binaryType: "blob" | "arraybuffer" = "blob";
  #url: string | null = null;
  #protocol = "";
  #attachment = new Attachment();

  static {
    socketBetween = (first, second) => {
      const [one, other] = [new WebSocket(internal), new WebSocket(internal)];
      one.#peer = other;
      other.#peer = one;
      one.#inbox = other.#out = first;
      other.#inbox = one.#out = second;
      return [one, other];
    };
    socketOfWire = (wire) => {
      const socket = new WebSocket(internal);
      socket.#out = socket.#wire = wire;
      return socket;
    };
    useInResponse = (socket) => socket.#handOver();
    acceptForObject = (socket, create, local) => {
      socket.#requireAcceptable();
      const end = create(socket.#attachment);
      socket.#use = "hibernatable";
      socket.#objectEnd = end;
      end.socket = socket;
      socket.#inbox.direct(local(end));
      return end;
    };
    socketOfObject = (end, attachment, isClosed) => {
      const socket = new WebSocket(internal);
      socket.#use = "hibernatable";
      socket.#objectEnd = end;
      socket.#out = end;
      socket.#attachment = attachment;
      socket.#hasClosed = isClosed;
      return socket;
    };
    objectSocketOf = (socket) => socket.#objectEnd;
    isOrdinary = (socket) => socket.#use === "accepted" || socket.#use === "client";
    endedByFarEnd = (socket) => {
      socket.#wasClosed = true;
    };
    replyToClose = (socket, code, reason) => {
      socket.#sayClose(code, reason);
    };
    connected = (socket, wire, protocol) => {
      socket.#out = socket.#wire = wire;
      socket.#protocol = protocol;
      socket.dispatchEvent(new Event("open"));
      socket.#listen();
    };
    notConnected = (socket, error) => {
      socket.#isLost = true;
      const text = error instanceof Error ? `Uncaught ${error.name}: ${error.message}` : String(error);
      socket.dispatchEvent(new ErrorEvent("error", { message: text, error }));
      socket.dispatchEvent(
        new CloseEvent("close", { code: LOST_CODE, reason: "Failed to establish websocket connection" }),
      );
    };
  }

  constructor(url: unknown, protocols?: unknown) {
    super();
    if (url === internal) {
      return;
    }
    if (arguments.length === 0) {
      throw new TypeError(
        "Failed to construct 'WebSocket': constructor parameter 1 is not of type 'string'.",
      );
    }
    this.#use = "client";
    this.#url = openClientSocket(this, usvString(url), protocols);
  }

  get readyState(): number {
    if (this.#isLost || (this.#hasClosed && this.#wasClosed)) {
      return 3;
    }
    if (this.#out === undefined) {
      return 0;
    }
    return this.#hasClosed || this.#wasClosed ? 2 : 1;
  }

  /** What was sent waits in the isolate, uncounted, as on Workers. */
  get bufferedAmount(): number {
    return 0;
  }

  get url(): string | null {
    return this.#url;
  }

  get protocol(): string {
    return this.#protocol;
  }

  get extensions(): string {
    return "";
  }

  get binaryType(): string {
    return this.#binaryType;
  }

  set binaryType(type: string) {
    if (type === "blob" || type === "arraybuffer") {
      this.#binaryType = type;
    }
  }

  /** Begins to deliver messages to listeners; another time it does nothing. */
  accept(options?: AcceptOptions): void {
    switch (this.#use) {
      case "in a response":
        throw new TypeError("Can't accept() WebSocket that was already used in a response.");
      case "hibernatable":
        throw new TypeError("Can't accept() WebSocket after enabling hibernation.");
      case "client":
      case "accepted":
        return;
      case "fresh":
        this.#use = "accepted";
        this.#isHalfOpen = isObject(options) && options.allowHalfOpen === true;
        this.#listen();
    }
  }

  send(message: unknown): void {
    if (this.#out === undefined || this.#use === "fresh" || this.#use === "in a response") {
      throw new TypeError(NOT_ACCEPTED);
    }
    if (this.#hasClosed) {
      throw new TypeError("Can't call WebSocket send() after close().");
    }
    this.#out.send(messageOf(message), ignore);
  }

  close(code?: unknown, reason?: unknown): void {
    const close = checkedClose(code, reason);
    if (this.#use === "fresh" || this.#use === "in a response") {
      throw new TypeError(NOT_ACCEPTED);
    }
    this.#sayClose(close.code, close.reason);
  }

  serializeAttachment(value: unknown): void {
    requireParameters(arguments.length, "WebSocket", "serializeAttachment", "Value");
    this.#attachment.keep(value);
  }

  deserializeAttachment(): unknown {
    return this.#attachment.copy();
  }

  #requireAcceptable(): void {
    if (this.#use === "accepted" || this.#use === "hibernatable" || this.#use === "client") {
      throw new Error("Cannot call `acceptWebSocket()` if the WebSocket was already accepted via `accept()`");
    }
    if (this.#peer !== undefined && this.#peer.#use !== "fresh") {
      throw new Error(
        "Cannot call `acceptWebSocket()` on this WebSocket because its pair has already been accepted or used in a Response.",
      );
    }
    if (this.#use !== "fresh" || this.#peer === undefined) {
      throw new Error("Tried to make an api::WebSocket hibernatable when it was in an incompatible state.");
    }
  }

  #sayClose(code: number, reason: string): void {
    if (!this.#hasClosed) {
      this.#hasClosed = true;
      this.#out?.close(code, reason);
    }
  }

  #listen(): void {
    this.#inbox.direct(
      new Delivery(currentContext(), {
        message: (message) => {
          this.dispatchEvent(new MessageEvent("message", { data: this.#dataOf(message) }));
        },
        close: (code, reason) => {
          this.#wasClosed = true;
          if (!this.#isHalfOpen && isOn("web_socket_auto_reply_to_close")) {
            this.#sayClose(code, reason);
          }
          this.dispatchEvent(new CloseEvent("close", { code, reason, wasClean: true }));
        },
        lost: () => {
          this.#isLost = true;
          this.#hasClosed = true;
          this.dispatchEvent(
            new CloseEvent("close", {
              code: LOST_CODE,
              reason: "WebSocket disconnected without sending Close frame.",
              wasClean: false,
            }),
          );
        },
      }),
    );
    this.#wire?.receive(this.#inbox);
  }

  #dataOf(message: SocketMessage): unknown {
    if (typeof message === "string") {
      return message;
    }
    return this.#binaryType === "blob" ? new Blob([message]) : message.buffer;
  }

  #handOver(): HandOver {
    const out = this.#out;
    if (this.#use !== "fresh" || out === undefined) {
      throw new TypeError(REFUSED_IN_RESPONSE[this.#use]);
    }
    this.#use = "in a response";
    const own = this.#wire;
    const peer = this.#peer;
    const objectEnd = peer === undefined ? undefined : peer.#objectEnd;
    return {
      objectEnd,
      coupleObjectEnd: () => {
        if (objectEnd !== undefined) {
          this.#inbox.direct(objectEnd);
        }
      },
      passed() {
        if (own === undefined || !own.isUntouched) {
          return undefined;
        }
        own.detach();
        return -own.stream;
      },
      couple: (wire) => {
        this.#inbox.direct(wire);
        own?.receive(this.#inbox);
        wire.receive(out);
      },
      drop() {
        out.lost();
      },
    };
  }
}
asInterface(WebSocket);
for (const type of ["open", "message", "close", "error"]) {
  defineHandler(WebSocket.prototype, type);
}
for (const [value, name] of READY_STATES.entries()) {
  for (const target of [WebSocket, WebSocket.prototype]) {
    Object.defineProperty(target, name, { value, enumerable: true });
    Object.defineProperty(target, `READY_STATE_${name}`, { value, enumerable: true });
  }
}

const REFUSED_IN_RESPONSE = {
  fresh: "Can't return WebSocket that is not connected in a Response.",
  accepted: "Can't return WebSocket in a Response after calling accept().",
  hibernatable: "Can't return WebSocket in a Response after calling acceptWebSocket().",
  "in a response": "Can't return WebSocket that was already used in a response.",
  client: "Can't return WebSocket in a Response if it was created with `new WebSocket()`",
};

function messageOf(message: unknown): SocketMessage {
  if (message instanceof ArrayBuffer) {
    return new Uint8Array(message.slice(0));
  }
  return ArrayBuffer.isView(message) ? copyView(message) : usvString(message);
}

function ignore(): void {
  // What was sent needs nothing more.
}
