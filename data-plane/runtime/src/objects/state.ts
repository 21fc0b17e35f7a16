import { host } from "../border/host-ref.ts";
import { describe } from "../border/describe.ts";
import { activeEvent, deferred } from "../events/active-event.ts";
import type { ObjectId } from "../host.ts";
import { NativePromise, resolved, then } from "../primordials.ts";
import { DurableObjectStorage, createStorage } from "../storage/storage.ts";
import { reportError } from "../web/report-error.ts";
import { startTimer, stopTimer } from "../web/timers.ts";
import { asInterface } from "../web/webidl.ts";
import type { DurableObjectId } from "./object-id.ts";
import { objectContext } from "./owner.ts";
import { run } from "../context.ts";

const CRITICAL_LIMIT_MILLIS = 30_000;
const MAX_DEPTH = 64;
const ABORTED = "Application called abort() to reset Durable Object.";
const TOO_LONG =
  "A call to blockConcurrencyWhile() in a Durable Object waited for too long. The call was canceled and the Durable " +
  "Object was reset.";

export let createState: (object: ObjectId, id: DurableObjectId) => DurableObjectState;
/** Settles when the constructor's critical sections are over; undefined when there are none. */
export let initialized: (state: DurableObjectState) => Promise<unknown> | undefined;
const creating = Symbol("creating");

/** `ctx` of an object (reference: durable-objects 3). */
export class DurableObjectState {
  #object: ObjectId = 0;
  #id!: DurableObjectId;
  #storage!: DurableObjectStorage;
  #criticalSections = 0;
  #initializing: Promise<unknown> | undefined;
  #failInitializing: ((error: unknown) => void) | undefined;

  static {
    createState = (object, id) => {
      const state = new DurableObjectState(creating);
      state.#object = object;
      state.#id = id;
      state.#storage = createStorage(object);
      return state;
    };
    initialized = (state) => state.#initializing;
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
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

  waitUntil(promise: unknown): void {
    const event = activeEvent(objectContext(this.#object).event);
    if (event !== undefined) {
      event.waitUntil(promise, reportError);
    } else {
      then(resolved(promise), () => undefined, reportError);
    }
  }

  abort(reason?: unknown): never {
    const message = reason === undefined ? ABORTED : `${reason as string}`;
    host().abortObject(this.#object, message);
    throw new Error(message);
  }
}
asInterface(DurableObjectState);
