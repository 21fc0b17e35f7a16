import type { Bytes } from "../host.ts";
import type { SocketMessage } from "../sockets/sink.ts";
import { concat } from "../web/body-source.ts";
import { utf8Decode, utf8Length } from "../web/utf8.ts";
import { fromHost } from "./bytes.ts";
import { OVERHEAD } from "./outgoing-messages.ts";

/** Largest message that is taken (reference: durable-objects 6.3). */
const MAX_MESSAGE = 32 * 1024 * 1024;

/** Messages that arrive on a socket, put together from their parts. */
export class MessageParts {
  #parts: Uint8Array[] = [];
  #length = 0;
  /** Credit that the part that was added last used up. */
  cost = 0;

  /** Whether the message is larger than is taken. */
  get isTooLarge(): boolean {
    return this.#length > MAX_MESSAGE;
  }

  /** The message, when it is complete with this part; a text that came as a whole stays one. */
  add(isText: boolean, isLast: boolean, isWhole: boolean, content: Bytes): SocketMessage | undefined {
    if (isText && isWhole && typeof content === "string") {
      this.cost = utf8Length(content) + OVERHEAD;
      return content;
    }
    const bytes = fromHost(content);
    this.cost = bytes.length + OVERHEAD;
    this.#length += bytes.length;
    if (this.isTooLarge) {
      this.#parts = [];
      return undefined;
    }
    this.#parts.push(bytes);
    if (!isLast) {
      return undefined;
    }
    const all = concat(this.#parts, this.#length);
    this.#parts = [];
    this.#length = 0;
    return isText ? utf8Decode(all) : all;
  }
}
