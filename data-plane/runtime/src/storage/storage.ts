import { fromHost, toHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import type { Bytes, ObjectId } from "../host.ts";
import { decode } from "../serialization/decoder.ts";
import { storable } from "../rpc/storable.ts";
import { encode } from "../serialization/encoder.ts";
import { asInterface, isObject, requireParameters } from "../web/webidl.ts";
import { decoded, readKeys, readRange, removeKeys, synced } from "./host-storage.ts";
import { checkKeyCount, checkValueSize, checkedKey, checkedKeys } from "./limits.ts";
import { type ListOptions, type ReadOptions, type WriteOptions, optionsOf, rangeOf } from "./options.ts";
import { SqlStorage, SyncKvStorage, unavailable } from "./unavailable.ts";

const PUT_FORMS =
  "put() may only be called with a single key-value pair and optional options as put(key, value, options) or with " +
  "multiple key-value pairs and optional options as put(entries, options)";

export let createStorage: (object: ObjectId) => DurableObjectStorage;
const creating = Symbol("creating");

/** `ctx.storage` (reference: durable-objects 4.1). Writes are buffered by the host and committed together. */
export class DurableObjectStorage {
  #object: ObjectId = 0;
  readonly #sql = new SqlStorage();
  readonly #kv = new SyncKvStorage();

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

  async get(keys: unknown, options?: ReadOptions): Promise<unknown> {
    requireParameters(arguments.length, "DurableObjectStorage", "get", "string or Array");
    const allowConcurrency = Boolean(optionsOf<ReadOptions>(options).allowConcurrency);
    if (Array.isArray(keys)) {
      checkKeyCount(keys.length);
      return decoded(await readKeys(this.#object, checkedKeys(keys), allowConcurrency));
    }
    const [, values] = await readKeys(this.#object, [checkedKey(keys)], allowConcurrency);
    return values.length === 0 ? undefined : decode(fromHost(values[0] as Bytes));
  }

  async list(options?: ListOptions): Promise<Map<string, unknown>> {
    const checked = optionsOf<ListOptions>(options);
    const allowConcurrency = Boolean(checked.allowConcurrency);
    return decoded(await readRange(this.#object, rangeOf(checked), allowConcurrency));
  }

  async put(keyOrEntries: unknown, value?: unknown, options?: WriteOptions): Promise<void> {
    requireParameters(arguments.length, "DurableObjectStorage", "put", "string or object");
    if (isObject(keyOrEntries)) {
      if (value !== undefined && (!isObject(value) || options !== undefined)) {
        throw new TypeError(PUT_FORMS);
      }
      this.#put(Object.entries(keyOrEntries), value as WriteOptions | undefined);
    } else if (value === undefined) {
      throw new TypeError("put() called with undefined value.");
    } else {
      this.#put([[keyOrEntries, value]], options);
    }
  }

  async delete(keys: unknown, options?: WriteOptions): Promise<boolean | number> {
    requireParameters(arguments.length, "DurableObjectStorage", "delete", "string or Array");
    const allowUnconfirmed = Boolean(optionsOf<WriteOptions>(options).allowUnconfirmed);
    if (Array.isArray(keys)) {
      checkKeyCount(keys.length);
      return removeKeys(this.#object, checkedKeys(keys), allowUnconfirmed);
    }
    return (await removeKeys(this.#object, [checkedKey(keys)], allowUnconfirmed)) > 0;
  }

  /** Always confirmed, whatever the options say. */
  async deleteAll(options?: WriteOptions): Promise<void> {
    optionsOf<WriteOptions>(options);
    host().storageDeleteAll(this.#object);
  }

  async sync(): Promise<void> {
    await synced(this.#object);
  }

  get sql(): SqlStorage {
    return this.#sql;
  }

  get kv(): SyncKvStorage {
    return this.#kv;
  }

  transactionSync(): never {
    throw unavailable("storage.transactionSync()");
  }

  async transaction(): Promise<never> {
    throw unavailable("storage.transaction()");
  }

  async getAlarm(): Promise<never> {
    throw unavailable("storage.getAlarm()");
  }

  async setAlarm(): Promise<never> {
    throw unavailable("storage.setAlarm()");
  }

  async deleteAlarm(): Promise<never> {
    throw unavailable("storage.deleteAlarm()");
  }

  async getCurrentBookmark(): Promise<never> {
    throw unavailable("storage.getCurrentBookmark()");
  }

  async getBookmarkForTime(): Promise<never> {
    throw unavailable("storage.getBookmarkForTime()");
  }

  async onNextSessionRestoreBookmark(): Promise<never> {
    throw unavailable("storage.onNextSessionRestoreBookmark()");
  }

  /** Everything is checked and serialized before anything is written. */
  #put(
    entries: readonly (readonly [key: unknown, value: unknown])[],
    options: WriteOptions | undefined,
  ): void {
    const allowUnconfirmed = Boolean(optionsOf<WriteOptions>(options).allowUnconfirmed);
    const keys: string[] = [];
    const values: Bytes[] = [];
    for (const [key, value] of entries) {
      if (value !== undefined) {
        keys.push(checkedKey(key));
        const bytes = encode(value, storable);
        checkValueSize(bytes.length);
        values.push(toHost(bytes));
      }
    }
    if (keys.length > 0) {
      host().storagePut(this.#object, keys, values, allowUnconfirmed);
    }
  }
}
asInterface(DurableObjectStorage);
