import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";
import { enter } from "../context.ts";
import type { ActiveEvent } from "../events/active-event.ts";
import { failEvent } from "../events/answer.ts";
import type { EventId, ObjectId } from "../host.ts";
import { mainExport } from "../main-module.ts";
import { SafeMap, reflectApply } from "../primordials.ts";
import type { Request } from "../web/request.ts";
import { envForObject, namespaceOfClass } from "./env.ts";
import { createObjectId } from "./object-id.ts";
import { createState } from "./state.ts";

type Handler = (request: Request) => unknown;

const placed = new SafeMap<ObjectId, PlacedObject>();

/** What the host says of an object. */
export interface Placing {
  readonly object: ObjectId;
  readonly className: string;
  readonly id: string;
  readonly name: string | undefined;
  readonly isSqlite: boolean;
}

/** An object that lives in this isolate. */
export class PlacedObject {
  readonly #instance: object;

  /** Constructs the instance: throws what its constructor throws. */
  constructor(placing: Placing) {
    this.#instance = construct(placing);
  }

  /** Hands the instance's `fetch` over, or fails the event. */
  deliver(event: ActiveEvent, run: (handler: Handler | undefined) => void): void {
    const instance = this.#instance;
    try {
      const { fetch } = instance as { fetch?: unknown };
      run(
        typeof fetch === "function"
          ? (request) => reflectApply(fetch, instance, [request]) as unknown
          : undefined,
      );
    } catch (error) {
      failEvent(event, "threw", error);
    }
  }
}

function construct({ object, className, id, name, isSqlite }: Placing): object {
  const target = mainExport(className);
  if (typeof target !== "function") {
    throw new Error(`The class "${className}" is not exported by the main module.`);
  }
  const objectId = createObjectId({ namespaceId: namespaceOfClass(className), hex: id, name });
  const state = createState(object, objectId, isSqlite);
  return new (target as new (ctx: unknown, env: unknown) => object)(state, envForObject(object));
}

/** Makes an object known and constructs its instance, on behalf of its first event; a failure ends the object. */
export function placeObject(placing: Placing, event: EventId): void {
  enter({ object: placing.object, event, isLive: true });
  try {
    placed.set(placing.object, new PlacedObject(placing));
  } catch (error) {
    const { name, message, stack } = describe(error);
    host().failObject(placing.object, name, message, stack);
  }
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
