import { describe } from "../border/describe.ts";
import { host } from "../border/host-ref.ts";
import { enter } from "../context.ts";
import type { ActiveEvent } from "../events/active-event.ts";
import { failEvent } from "../events/answer.ts";
import type { EventId, ObjectId } from "../host.ts";
import { mainExport } from "../main-module.ts";
import { SafeMap } from "../primordials.ts";
import { ObjectSockets } from "../sockets/object-sockets.ts";
import { envForObject, namespaceOfClass } from "./env.ts";
import { createObjectId } from "./object-id.ts";
import { createState } from "./state.ts";

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
  readonly sockets: ObjectSockets;
  readonly #placing: Placing;
  #instance: object | undefined;

  constructor(placing: Placing) {
    this.sockets = new ObjectSockets(placing.object);
    this.#placing = placing;
  }

  get object(): ObjectId {
    return this.#placing.object;
  }

  /** 64 hex digits. */
  get id(): string {
    return this.#placing.id;
  }

  /** Whether it has the storage of SQLite-backed classes. */
  get isSqlite(): boolean {
    return this.#placing.isSqlite;
  }

  /** Undefined while the constructor runs. */
  get instance(): object | undefined {
    return this.#instance;
  }

  /** Whether the instance has a handler for alarms; while the constructor runs that is not known. */
  get mayHaveAlarm(): boolean {
    const instance = this.#instance as { alarm?: unknown } | undefined;
    return instance === undefined || typeof instance.alarm === "function";
  }

  /** Makes the instance: throws what its constructor throws. */
  construct(): void {
    const { className, id, name } = this.#placing;
    const target = mainExport(className);
    if (typeof target !== "function") {
      throw new Error(`The class "${className}" is not exported by the main module.`);
    }
    const state = createState(
      this,
      createObjectId({ namespaceId: namespaceOfClass(className), hex: id, name, jurisdiction: undefined }),
    );
    this.#instance = new (target as new (ctx: unknown, env: unknown) => object)(
      state,
      envForObject(this.object),
    );
    this.sockets.release();
  }

  /** Hands the instance over, or fails the event. */
  deliver(event: ActiveEvent, run: (instance: object) => void): void {
    try {
      run(this.#instance as object);
    } catch (error) {
      failEvent(event, "threw", error);
    }
  }
}

export function placeObject(placing: Placing): void {
  placed.set(placing.object, new PlacedObject(placing));
}

/** Makes an object's instance, on behalf of its first event; a failure ends the object. */
export function constructObject(object: ObjectId, event: EventId): void {
  enter({ object, event, isLive: true });
  try {
    placedObject(object).construct();
  } catch (error) {
    const { name, message, stack } = describe(error);
    host().failObject(object, name, message, stack);
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
