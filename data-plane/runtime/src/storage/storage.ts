import type { ObjectId } from "../host.ts";
import { asInterface } from "../web/webidl.ts";

export let createStorage: (object: ObjectId) => DurableObjectStorage;
const creating = Symbol("creating");

export class DurableObjectStorage {
  #object: ObjectId = 0;
  static {
    createStorage = (object) => {
      const storage = new DurableObjectStorage(creating);
      storage.#object = object;
      return storage;
    };
  }
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }
}
asInterface(DurableObjectStorage);
