import { toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import type { Bytes, ObjectId } from "../host.ts";
import { refuseCallables } from "../rpc/refuse-callables.ts";
import { encode } from "../serialization/encoder.ts";
import { isObject, requireParameters } from "../web/webidl.ts";
import { decoded, decodedOnly, readKey, readKeys, readRange, removeKeys } from "./host-storage.ts";
import type { Limits } from "./limits.ts";
import { type ListOptions, type ReadOptions, type WriteOptions, optionsOf, rangeOf } from "./options.ts";

const PUT_FORMS =
  "put() may only be called with a single key-value pair and optional options as put(key, value, options) or with " +
  "multiple key-value pairs and optional options as put(entries, options)";

/** Which object stores, and how. */
export interface Store {
  readonly object: ObjectId;
  readonly isSqlite: boolean;
  readonly limits: Limits;
  /** Whether the object has a handler for alarms, as far as is known. */
  readonly mayHaveAlarm: () => boolean;
  /** Counts what changes what a reader sees. */
  changes: number;
}

/** The asynchronous methods that storage and its transactions have in common (reference: durable-objects 4.1). */
export class KeyValue {
  readonly #store: Store;
  readonly #owner: string;
  readonly #ready: (method: string) => void;

  /**
   * @param owner the interface that texts name
   * @param ready throws when the method may not be used now; called when its arguments are of their types
   */
  constructor(store: Store, owner: string, ready: (method: string) => void) {
    this.#store = store;
    this.#owner = owner;
    this.#ready = ready;
  }

  async get(count: number, keys: unknown, options: unknown): Promise<unknown> {
    requireParameters(count, this.#owner, "get", "string or Array");
    const { allowConcurrency } = optionsOf<ReadOptions>(options, this.#owner, "get", 2, "GetOptions");
    this.#ready("get");
    const { object, limits } = this.#store;
    if (Array.isArray(keys)) {
      limits.keyCount(keys.length);
      return decoded(await readKeys(object, Array.from(keys, limits.key), Boolean(allowConcurrency)));
    }
    return decodedOnly(await readKey(object, limits.key(keys), Boolean(allowConcurrency)));
  }

  async list(options: unknown): Promise<Map<string, unknown>> {
    const checked = optionsOf<ListOptions>(options, this.#owner, "list", 1, "ListOptions");
    this.#ready("list");
    return decoded(await readRange(this.#store.object, rangeOf(checked), Boolean(checked.allowConcurrency)));
  }

  /** Everything is checked and serialized before anything is written. */
  put(count: number, keyOrEntries: unknown, value: unknown, options: unknown): void {
    requireParameters(count, this.#owner, "put", "string or object");
    if (isObject(keyOrEntries) && !Array.isArray(keyOrEntries)) {
      if (value !== undefined && value !== null && !isObject(value)) {
        throw new TypeError(PUT_FORMS);
      }
      optionsOf(options, this.#owner, "put", 3, "PutOptions");
      this.#put(Object.entries(keyOrEntries), value, 2);
    } else if (value === undefined) {
      throw new TypeError("put() called with undefined value.");
    } else {
      this.#put([[keyOrEntries, value]], options, 3);
    }
  }

  async delete(count: number, keys: unknown, options: unknown): Promise<boolean | number> {
    requireParameters(count, this.#owner, "delete", "string or Array");
    const { allowUnconfirmed } = optionsOf<WriteOptions>(options, this.#owner, "delete", 2, "PutOptions");
    this.#ready("delete");
    const { object, limits } = this.#store;
    this.#store.changes++;
    if (Array.isArray(keys)) {
      return removeKeys(object, Array.from(keys, limits.key), Boolean(allowUnconfirmed));
    }
    return (await removeKeys(object, [limits.key(keys)], Boolean(allowUnconfirmed))) > 0;
  }

  #put(
    entries: readonly (readonly [key: unknown, value: unknown])[],
    options: unknown,
    position: number,
  ): void {
    const { allowUnconfirmed } = optionsOf<WriteOptions>(options, this.#owner, "put", position, "PutOptions");
    this.#ready("put");
    const keys: string[] = [];
    const values: Bytes[] = [];
    for (const [key, value] of entries) {
      if (value !== undefined) {
        const checked = this.#store.limits.key(key);
        keys.push(checked);
        values.push(storable(this.#store, checked, value));
      }
    }
    if (keys.length > 0) {
      write(this.#store, keys, values, Boolean(allowUnconfirmed));
    }
  }
}

function write(store: Store, keys: string[], values: Bytes[], allowUnconfirmed: boolean): void {
  store.changes++;
  if (keys.length === 1) {
    host().storagePutOne(store.object, keys[0] as string, values[0] as Bytes, allowUnconfirmed);
  } else {
    host().storagePut(store.object, keys, values, allowUnconfirmed);
  }
}

/** A value as it is stored. Throws a DataCloneError, or the documented error when it is too large. */
export function storable(store: Store, key: string, value: unknown): Bytes {
  const bytes = encode(value, refuseCallables);
  store.limits.value(key, bytes.length);
  return toHost(bytes);
}
