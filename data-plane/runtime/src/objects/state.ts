import { describe } from "../border/describe.ts";
import { halt } from "../border/halt.ts";
import { host } from "../border/host-ref.ts";
import { activeEvent } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";
import { NativePromise, resolved, then } from "../primordials.ts";
import { type DurableObjectStorage, createStorage } from "../storage/storage.ts";
import { unavailable } from "../storage/unavailable.ts";
import { reportError } from "../web/report-error.ts";
import { asInterface, wrongParameter } from "../web/webidl.ts";
import { CriticalSections } from "./critical-section.ts";
import type { DurableObjectId } from "./object-id.ts";
import { objectContext } from "./owner.ts";

const ABORTED = "Application called abort() to reset Durable Object.";

export let createState: (object: ObjectId, id: DurableObjectId, isSqlite: boolean) => DurableObjectState;
const creating = Symbol("creating");

/** `ctx` of an object (reference: durable-objects 3). */
export class DurableObjectState {
  readonly #object: ObjectId;
  readonly #id: DurableObjectId;
  readonly #storage: DurableObjectStorage;
  readonly #critical: CriticalSections;

  static {
    createState = (object, id, isSqlite) => new DurableObjectState(creating, object, id, isSqlite);
  }

  constructor(token?: unknown, object: ObjectId = 0, id?: DurableObjectId, isSqlite = false) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#object = object;
    this.#id = id as DurableObjectId;
    this.#critical = new CriticalSections(object);
    this.#storage = createStorage(object, isSqlite, this.#critical);
  }

  get id(): DurableObjectId {
    return this.#id;
  }

  get storage(): DurableObjectStorage {
    return this.#storage;
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
    const event = activeEvent(objectContext(this.#object).event);
    if (event !== undefined) {
      event.waitUntil(promise, reportError);
    } else {
      then(resolved(promise), () => undefined, reportError);
    }
  }

  abort(reason?: unknown): void {
    host().abortObject(this.#object, reason === undefined ? ABORTED : `${reason as string}`);
    halt();
  }

  acceptWebSocket(): never {
    throw unavailable("acceptWebSocket()");
  }

  /** Sockets cannot be accepted yet, so there are none. */
  getWebSockets(): unknown[] {
    return [];
  }

  getTags(): never {
    throw unavailable("getTags()");
  }

  setWebSocketAutoResponse(): never {
    throw unavailable("setWebSocketAutoResponse()");
  }

  getWebSocketAutoResponse(): never {
    throw unavailable("getWebSocketAutoResponse()");
  }

  getWebSocketAutoResponseTimestamp(): never {
    throw unavailable("getWebSocketAutoResponseTimestamp()");
  }

  setHibernatableWebSocketEventTimeout(): never {
    throw unavailable("setHibernatableWebSocketEventTimeout()");
  }

  getHibernatableWebSocketEventTimeout(): never {
    throw unavailable("getHibernatableWebSocketEventTimeout()");
  }
}
asInterface(DurableObjectState);
