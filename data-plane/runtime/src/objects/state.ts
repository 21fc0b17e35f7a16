import { describe } from "../border/describe.ts";
import { halt } from "../border/halt.ts";
import { host } from "../border/host-ref.ts";
import { activeEvent } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";
import { NativePromise, resolved, then } from "../primordials.ts";
import { type DurableObjectStorage, createStorage } from "../storage/storage.ts";
import { WebSocketRequestResponsePair } from "../sockets/request-response-pair.ts";
import { WebSocket, isOrdinary, objectSocketOf } from "../sockets/web-socket.ts";
import { reportError } from "../web/report-error.ts";
import { asInterface, requireParameters, usvString, wrongParameter } from "../web/webidl.ts";
import { CriticalSections } from "./critical-section.ts";
import type { DurableObjectId } from "./object-id.ts";
import { exportsFor } from "./exports.ts";
import { objectContext, objectOwner } from "./owner.ts";
import type { PlacedObject } from "./placed-object.ts";
import { localDelivery } from "./socket-handlers.ts";

const ABORTED = "Application called abort() to reset Durable Object.";

export let createState: (placed: PlacedObject, id: DurableObjectId) => DurableObjectState;
const creating = Symbol("creating");

/** `ctx` of an object (reference: durable-objects 3). */
export class DurableObjectState {
  readonly #placed: PlacedObject;
  readonly #object: ObjectId;
  readonly #id: DurableObjectId;
  readonly #storage: DurableObjectStorage;
  readonly #critical: CriticalSections;
  #exports: object | undefined;

  static {
    createState = (placed, id) => new DurableObjectState(creating, placed, id);
  }

  constructor(token?: unknown, placed?: PlacedObject, id?: DurableObjectId) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#placed = placed as PlacedObject;
    this.#object = this.#placed.object;
    this.#id = id as DurableObjectId;
    this.#critical = new CriticalSections(this.#object);
    this.#storage = createStorage(this.#placed, this.#critical);
  }

  get id(): DurableObjectId {
    return this.#id;
  }

  get storage(): DurableObjectStorage {
    return this.#storage;
  }

  /** This Worker's own entrypoints and classes; undefined for versions that do not ask for it. */
  get exports(): object | undefined {
    return (this.#exports ??= exportsFor(objectOwner(this.#object)));
  }

  get props(): object {
    return {};
  }

  /** When the callback fails the instance ends, and the returned promise never settles. */
  blockConcurrencyWhile<T>(callback: () => T | PromiseLike<T>): Promise<T> {
    if (typeof callback !== "function") {
      throw wrongParameter("DurableObjectState", "blockConcurrencyWhile", 1, "function");
    }
    return this.#critical.run(async () => {
      try {
        return await callback();
      } catch (error) {
        const { name, message, stack } = describe(error);
        host().failObject(this.#object, name, message, stack);
        halt();
        return new NativePromise<never>(() => undefined);
      }
    });
  }

  waitUntil(promise: unknown): void {
    requireParameters(arguments.length, "DurableObjectState", "waitUntil", "Promise");
    const event = activeEvent(objectContext(this.#object).event);
    if (event !== undefined) {
      event.waitUntil(promise, reportError);
    } else {
      then(resolved(promise), () => undefined, reportError);
    }
  }

  /** Ends the instance at once. An alarm whose handler runs is tried again, unless `retryAlarm` is false. */
  abort(reason?: unknown, options?: { readonly retryAlarm?: boolean }): void {
    const message = reason === undefined ? ABORTED : `${reason as string}`;
    host().abortObject(this.#object, message, options?.retryAlarm ?? true);
    halt();
  }

  acceptWebSocket(socket: unknown, tags?: unknown): void {
    if (!(socket instanceof WebSocket)) {
      throw wrongParameter("DurableObjectState", "acceptWebSocket", 1, "WebSocket");
    }
    if (tags !== undefined && !Array.isArray(tags)) {
      throw wrongParameter("DurableObjectState", "acceptWebSocket", 2, "Array");
    }
    const context = { object: this.#object, event: 0, isLive: true };
    this.#placed.sockets.accept(socket, tags ?? [], (end) => localDelivery(this.#placed, context, end));
  }

  getWebSockets(tag?: unknown): WebSocket[] {
    return this.#placed.sockets.list(tag === undefined ? undefined : usvString(tag));
  }

  getTags(socket: unknown): string[] {
    if (!(socket instanceof WebSocket)) {
      throw wrongParameter("DurableObjectState", "getTags", 1, "WebSocket");
    }
    if (isOrdinary(socket)) {
      throw new Error("only hibernatable websockets can have tags.");
    }
    const end = objectSocketOf(socket);
    if (end?.object !== this.#object) {
      throw new Error(
        "you must call 'acceptWebSocket()' before attempting to access the tags of a WebSocket.",
      );
    }
    return [...end.tags];
  }

  setWebSocketAutoResponse(pair?: unknown): void {
    if (pair !== undefined && !(pair instanceof WebSocketRequestResponsePair)) {
      throw wrongParameter(
        "DurableObjectState",
        "setWebSocketAutoResponse",
        1,
        "WebSocketRequestResponsePair",
      );
    }
    this.#placed.sockets.setAutoResponse(pair);
  }

  getWebSocketAutoResponse(): WebSocketRequestResponsePair | null {
    return this.#placed.sockets.autoResponse;
  }

  getWebSocketAutoResponseTimestamp(socket: unknown): Date | null {
    if (!(socket instanceof WebSocket)) {
      throw wrongParameter("DurableObjectState", "getWebSocketAutoResponseTimestamp", 1, "WebSocket");
    }
    const end = objectSocketOf(socket);
    const millis = end?.object === this.#object ? host().autoRespondedAt(this.#object, end.number) : 0;
    return millis === 0 ? null : new Date(millis);
  }

  setHibernatableWebSocketEventTimeout(timeout?: unknown): void {
    this.#placed.sockets.setTimeout(timeout === undefined ? 0 : wholeMillis(timeout));
  }

  getHibernatableWebSocketEventTimeout(): number | null {
    const { timeoutMillis } = this.#placed.sockets;
    return timeoutMillis === 0 ? null : timeoutMillis;
  }
}
asInterface(DurableObjectState);

function wholeMillis(value: unknown): number {
  const number = Math.trunc(Number(value));
  if (!Number.isFinite(number)) {
    throw new TypeError("The value cannot be converted because it is not an integer.");
  }
  if (number < 0) {
    throw new TypeError(
      "The value cannot be converted because it is negative and this API expects a positive number.",
    );
  }
  return number;
}
