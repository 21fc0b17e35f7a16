import { currentContext } from "../context.ts";
import { asInterface } from "../web/webidl.ts";
import { Inbox } from "./sink.ts";
import { type WebSocket, socketBetween } from "./web-socket.ts";

/** Two sockets of which each hears what the other says. */
export class WebSocketPair {
  declare readonly 0: WebSocket;
  declare readonly 1: WebSocket;

  constructor() {
    currentContext();
    const [first, second] = [new Inbox(), new Inbox()];
    const [one, other] = socketBetween(first, second);
    Object.defineProperty(this, 0, { value: one, enumerable: true, configurable: true });
    Object.defineProperty(this, 1, { value: other, enumerable: true, configurable: true });
  }

  *[Symbol.iterator](): IterableIterator<WebSocket> {
    yield this[0];
    yield this[1];
  }
}
asInterface(WebSocketPair);
