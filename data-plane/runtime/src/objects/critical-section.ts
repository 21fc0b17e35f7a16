import { host } from "../border/host-ref.ts";
import type { ObjectId } from "../host.ts";
import { sectionBegun } from "../storage/host-storage.ts";

/**
 * Sections of one object in which no other event enters (reference: durable-objects 5.4). The host begins each when its
 * turn has come, and ends the instance when one takes too long.
 */
export class CriticalSections {
  readonly #object: ObjectId;

  constructor(object: ObjectId) {
    this.#object = object;
  }

  /** Runs the callback in a section of its own, and settles as it does. */
  async run<T>(callback: () => T | PromiseLike<T>): Promise<T> {
    const section = await sectionBegun(this.#object);
    if (section === undefined) {
      throw new Error("blockConcurrencyWhile() calls are nested too deeply.");
    }
    try {
      return await callback();
    } finally {
      host().leaveCritical(this.#object, section);
    }
  }
}
