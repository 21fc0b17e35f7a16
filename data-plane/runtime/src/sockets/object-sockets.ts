import { fromHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import type { Bytes, ObjectId } from "../host.ts";
import type { SocketId } from "../host-sockets.ts";
import { SafeMap } from "../primordials.ts";
import { utf8Length } from "../web/utf8.ts";
import { Attachment } from "./attachment.ts";
import { ObjectSocket } from "./object-socket.ts";
import { WebSocketRequestResponsePair } from "./request-response-pair.ts";
import type { Sink } from "./sink.ts";
import { type WebSocket, acceptForObject } from "./web-socket.ts";

const MAX_SOCKETS = 32_768;
const MAX_TAGS = 10;
const MAX_TAG = 256;
const MAX_PAIR = 2048;
const MAX_TIMEOUT = 604_800_000;

/** The sockets that one object has accepted with `acceptWebSocket`, and what holds for all of them (reference: durable-objects 7.2). */
export class ObjectSockets {
  readonly #object: ObjectId;
  /** In the order in which they were accepted. */
  readonly #sockets = new SafeMap<SocketId, ObjectSocket>();
  #request: string | undefined;
  #response = "";
  #timeoutMillis = 0;
  #isHeld = false;

  constructor(object: ObjectId) {
    this.#object = object;
  }

  /** @param local hears what the other end says if that is accepted in this isolate, instead of being returned in a response */
  accept(socket: WebSocket, tags: readonly unknown[], local: (end: ObjectSocket) => Sink): void {
    const end = acceptForObject(
      socket,
      (attachment) => {
        const names = checkedTags(tags);
        if (this.#sockets.size >= MAX_SOCKETS) {
          throw new Error(
            `only ${MAX_SOCKETS} websockets can be accepted on a single Durable Object instance`,
          );
        }
        return new ObjectSocket(this.#object, host().acceptSocket(this.#object), names, attachment);
      },
      local,
    );
    this.#sockets.set(end.number, end);
  }

  restore(
    number: SocketId,
    tags: string[],
    attachment: Bytes | undefined,
    isClosed: boolean,
    credit: number,
  ): void {
    const kept = new Attachment(attachment === undefined ? undefined : fromHost(attachment));
    const end = new ObjectSocket(this.#object, number, tags, kept, { isClosed });
    end.hold();
    end.addCredit(credit);
    this.#isHeld = true;
    this.#sockets.set(number, end);
  }

  /** The instance is constructed: what was said meanwhile may go. */
  release(): void {
    if (this.#isHeld) {
      this.#isHeld = false;
      this.#sockets.forEach((end) => {
        end.release();
      });
    }
  }

  /** All of them, newest first; those with a tag, oldest first. */
  list(tag?: string): WebSocket[] {
    const found: WebSocket[] = [];
    this.#sockets.forEach((end) => {
      if (tag === undefined || end.tags.includes(tag)) {
        found.push(end.socket);
      }
    });
    return tag === undefined ? found.reverse() : found;
  }

  find(number: SocketId): ObjectSocket | undefined {
    return this.#sockets.get(number);
  }

  /** The socket is not listed any more. */
  remove(end: ObjectSocket): void {
    this.#sockets.delete(end.number);
  }

  get autoResponse(): WebSocketRequestResponsePair | null {
    return this.#request === undefined
      ? null
      : new WebSocketRequestResponsePair(this.#request, this.#response);
  }

  setAutoResponse(pair: WebSocketRequestResponsePair | undefined): void {
    if (pair !== undefined) {
      checkLength("Request", "request", pair.request);
      checkLength("Response", "response", pair.response);
    }
    this.#request = pair?.request;
    this.#response = pair?.response ?? "";
    this.#tellSettings();
  }

  /** 0: there is none. */
  get timeoutMillis(): number {
    return this.#timeoutMillis;
  }

  setTimeout(millis: number): void {
    if (millis > MAX_TIMEOUT) {
      throw new Error(`Event timeout should not exceed ${MAX_TIMEOUT} ms.`);
    }
    this.#timeoutMillis = millis;
    this.#tellSettings();
  }

  restoreSettings(request: string | undefined, response: string, timeoutMillis: number): void {
    this.#request = request;
    this.#response = response;
    this.#timeoutMillis = timeoutMillis;
  }

  #tellSettings(): void {
    const hasPair = this.#request !== undefined;
    host().setSocketSettings(this.#object, hasPair, this.#request ?? "", this.#response, this.#timeoutMillis);
  }
}

function checkedTags(given: readonly unknown[]): string[] {
  if (given.length > MAX_TAGS) {
    throw new Error(`a Hibernatable WebSocket cannot have more than ${MAX_TAGS} tags`);
  }
  const tags: string[] = [];
  for (let i = 0; i < given.length; i++) {
    const tag = `${given[i] as string}`.toWellFormed();
    if (utf8Length(tag) > MAX_TAG) {
      throw new Error(`"${tag}" is longer than the max tag length (${MAX_TAG} characters).`);
    }
    if (!tags.includes(tag)) {
      tags.push(tag);
    }
  }
  return tags;
}

function checkLength(what: string, name: string, text: string): void {
  const size = utf8Length(text);
  if (size > MAX_PAIR) {
    throw new RangeError(
      `${what} cannot be larger than ${MAX_PAIR} bytes. A ${name} of size ${size} was provided.`,
    );
  }
}
