import { asInterface, requireParameters, usvString } from "../web/webidl.ts";
import { type Cache, createCache } from "./cache.ts";
import { notImplemented } from "./not-implemented.ts";

const creating = Symbol("creating");

/** The worker's caches by name. */
export class CacheStorage {
  readonly #default = createCache("");

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get default(): Cache {
    return this.#default;
  }

  async open(name: unknown): Promise<Cache> {
    requireParameters(arguments.length, "CacheStorage", "open", "string");
    return createCache(`named ${usvString(name)}`);
  }

  delete(): never {
    throw notImplemented("CacheStorage", "delete");
  }

  match(): never {
    throw notImplemented("CacheStorage", "match");
  }

  has(): never {
    throw notImplemented("CacheStorage", "has");
  }

  keys(): never {
    throw notImplemented("CacheStorage", "keys");
  }
}
asInterface(CacheStorage);

export const caches = new CacheStorage(creating);
export { Cache } from "./cache.ts";
