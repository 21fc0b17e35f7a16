import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";
import { activeEvent, deferred } from "../events/active-event.ts";
import { failEvent } from "../events/answer.ts";
import type { ObjectId } from "../host.ts";
import { resolved, then } from "../primordials.ts";
import { type DurableObjectStorage, createStorage } from "../storage/storage.ts";
import { unavailable } from "../storage/unavailable.ts";
import { reportError } from "../web/report-error.ts";
import { asInterface, requireParameters, wrongParameter } from "../web/webidl.ts";
import { CriticalSections } from "./critical-section.ts";
import type { DurableObjectId } from "./object-id.ts";
import { objectContext } from "./owner.ts";

const ABORTED = "Application called abort() to reset Durable Object.";

/** @param mayHaveAlarm whether the instance has a handler for alarms, as far as is known */
export let createState: (
  object: ObjectId,
  id: DurableObjectId,
  mayHaveAlarm: () => boolean,
) => DurableObjectState;
/** The wait for the critical sections that the constructor opened; undefined when there are none (any more). */
export let initialization: (state: DurableObjectState) => Promise<undefined> | undefined;
const creating = Symbol("creating");

/** `ctx` of an object (reference: durable-objects 3). */
export class DurableObjectState {
  readonly #object: ObjectId;
  readonly #id: DurableObjectId;
  readonly #storage: DurableObjectStorage;
  readonly #critical: CriticalSections;
  #initializing: ReturnType<typeof deferred<undefined>> | undefined;

  static {
    createState = (object, id, mayHaveAlarm) => new DurableObjectState(creating, object, id, mayHaveAlarm);
    initialization = (state) => {
      if (!state.#critical.isOpen) {
        return undefined;
      }
      state.#initializing ??= deferred<undefined>();
      return state.#initializing.promise;
    };
  }

  constructor(
    token?: unknown,
    object: ObjectId = 0,
    id?: DurableObjectId,
    mayHaveAlarm = (): boolean => true,
  ) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#object = object;
    this.#id = id as DurableObjectId;
    this.#storage = createStorage(object, mayHaveAlarm);
    this.#critical = new CriticalSections(object, (error) => {
      this.#fail(error);
    });
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

  blockConcurrencyWhile<T>(callback: () => T | PromiseLike<T>): Promise<T> {
    if (typeof callback !== "function") {
      throw wrongParameter("DurableObjectState", "blockConcurrencyWhile", 1, "function");
    }
    return this.#critical.run(callback, () => {
      if (!this.#critical.isOpen) {
        this.#initializing?.resolve(undefined);
        this.#initializing = undefined;
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

  /**
   * While the first event waits for the constructor it reports the failure; later the current event does, unless it is
   * answered already: then the instance ends without any word of the error's class.
   */
  #fail(error: unknown): void {
    if (this.#initializing !== undefined) {
      this.#initializing.reject(error);
      return;
    }
    const event = activeEvent(objectContext(this.#object).event);
    if (event === undefined || !failEvent(event, "reset", error)) {
      host().abortObject(this.#object, describe(error).message, true);
    }
  }
}
asInterface(DurableObjectState);
