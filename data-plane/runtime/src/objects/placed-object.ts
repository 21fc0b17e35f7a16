import { enter } from "../context.ts";
import type { ActiveEvent } from "../events/active-event.ts";
import { failEvent } from "../events/answer.ts";
import type { ObjectId } from "../host.ts";
import { mainExport } from "../main-module.ts";
import { SafeMap, reflectApply, then } from "../primordials.ts";
import { envForObject, namespaceOfClass } from "./env.ts";
import { createObjectId } from "./object-id.ts";
import { type DurableObjectState, createState, initialization } from "./state.ts";

/** A handler of the instance, to be called with what the event brought. */
type Handler = (argument: unknown) => unknown;

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

  /**
   * Hands the instance's handler of that name over once the instance is ready, or fails the event; undefined when there
   * is none.
   */
  deliver(event: ActiveEvent, name: "fetch" | "alarm", run: (handler: Handler | undefined) => void): void {
    try {
      this.#instance ??= this.#construct();
    } catch (error) {
      this.#fail(event, error);
      return;
    }
    const { instance, state } = { instance: this.#instance, state: this.#state as DurableObjectState };
    const ready = initialization(state);
    if (ready === undefined) {
      this.#run(event, instance, name, run);
      return;
    }
    then(
      ready,
      () => {
        enter(event);
        this.#run(event, instance, name, run);
      },
      (error) => {
        this.#fail(event, error);
      },
    );
  }

  #run(
    event: ActiveEvent,
    instance: object,
    name: "fetch" | "alarm",
    run: (handler: Handler | undefined) => void,
  ): void {
    try {
      const handler = (instance as Record<string, unknown>)[name];
      run(
        typeof handler === "function"
          ? (argument) => reflectApply(handler, instance, [argument]) as unknown
          : undefined,
      );
    } catch (error) {
      failEvent(event, "threw", error);
    }
  }

  /** While the constructor runs that is not known. */
  #mayHaveAlarm(): boolean {
    const instance = this.#instance as { alarm?: unknown } | undefined;
    return instance === undefined || typeof instance.alarm === "function";
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
      jurisdiction: undefined,
    });
    this.#state = createState(this.#object, id, () => this.#mayHaveAlarm());
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
