import { enter } from "../context.ts";
import type { ActiveEvent } from "../events/active-event.ts";
import { failEvent } from "../events/answer.ts";
import type { ObjectId } from "../host.ts";
import { mainExport } from "../main-module.ts";
import { SafeMap, reflectApply, then } from "../primordials.ts";
import type { Request } from "../web/request.ts";
import { envForObject, namespaceOfClass } from "./env.ts";
import { createObjectId } from "./object-id.ts";
import { type DurableObjectState, createState, initialization } from "./state.ts";

type Handler = (request: Request) => unknown;

const placed = new SafeMap<ObjectId, PlacedObject>();

/** An object that lives in this isolate. Its first event makes the instance; a failed constructor leaves none. */
export class PlacedObject {
  readonly #object: ObjectId;
  readonly #className: string;
  readonly #id: string;
  readonly #name: string | undefined;
  #instance: object | undefined;
  #state: DurableObjectState | undefined;

  constructor(object: ObjectId, className: string, id: string, name: string | undefined) {
    this.#object = object;
    this.#className = className;
    this.#id = id;
    this.#name = name;
  }

  /** 64 hex digits. */
  get id(): string {
    return this.#id;
  }

  /** Hands the instance's `fetch` over once the instance is ready, or fails the event. */
  deliver(event: ActiveEvent, run: (handler: Handler | undefined) => void): void {
    this.prepare(event, (instance) => {
      const { fetch } = instance as { fetch?: unknown };
      run(
        typeof fetch === "function"
          ? (request) => reflectApply(fetch, instance, [request]) as unknown
          : undefined,
      );
    });
  }

  /** Hands the instance over once it is ready, or fails the event. */
  prepare(event: ActiveEvent, run: (instance: object) => void): void {
    try {
      this.#instance ??= this.#construct();
    } catch (error) {
      this.#fail(event, error);
      return;
    }
    const { instance, state } = { instance: this.#instance, state: this.#state as DurableObjectState };
    const ready = initialization(state);
    if (ready === undefined) {
      this.#run(event, instance, run);
      return;
    }
    then(
      ready,
      () => {
        enter(event);
        this.#run(event, instance, run);
      },
      (error) => {
        this.#fail(event, error);
      },
    );
  }

  #run(event: ActiveEvent, instance: object, run: (instance: object) => void): void {
    try {
      run(instance);
    } catch (error) {
      failEvent(event, "threw", error);
    }
  }

  #fail(event: ActiveEvent, error: unknown): void {
    this.#instance = undefined;
    this.#state = undefined;
    failEvent(event, "reset", error);
  }

  #construct(): object {
    const target = mainExport(this.#className);
    if (typeof target !== "function") {
      throw new Error(`The class "${this.#className}" is not exported by the main module.`);
    }
    const id = createObjectId({
      namespaceId: namespaceOfClass(this.#className),
      hex: this.#id,
      name: this.#name,
    });
    this.#state = createState(this.#object, id);
    return new (target as new (ctx: unknown, env: unknown) => object)(
      this.#state,
      envForObject(this.#object),
    );
  }
}

export function placeObject(object: ObjectId, className: string, id: string, name: string | undefined): void {
  placed.set(object, new PlacedObject(object, className, id, name));
}

export function placedObject(object: ObjectId): PlacedObject {
  const found = placed.get(object);
  if (found === undefined) {
    throw new Error(`The object ${object} is not placed in this isolate.`);
  }
  return found;
}

export function removeObject(object: ObjectId): void {
  placed.delete(object);
}
