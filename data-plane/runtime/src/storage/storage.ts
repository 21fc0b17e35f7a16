import { host } from "../border/host-ref.ts";
import { isOn } from "../compatibility.ts";
import type { ObjectId } from "../host.ts";
import type { CriticalSections } from "../objects/critical-section.ts";
import { defineProperty } from "../primordials.ts";
import { asInterface, wrongParameter } from "../web/webidl.ts";
import { deleteAlarm, getAlarm, setAlarm } from "./alarms.ts";
import { synced } from "./host-storage.ts";
import { KeyValue, type Store } from "./key-value.ts";
import { keyValueLimits, sqliteLimits } from "./limits.ts";
import { type ListOptions, type ReadOptions, type WriteOptions, optionsOf } from "./options.ts";
import { type SyncKvStorage, createSyncKv } from "./sync-kv.ts";
import { type DurableObjectTransaction, runTransaction, runTransactionSync } from "./transaction.ts";
import { SqlStorage, unavailable } from "./unavailable.ts";

const OWNER = "DurableObjectStorage";

/** What storage needs to know of the object that it belongs to. */
interface Owner {
  readonly object: ObjectId;
  readonly isSqlite: boolean;
  /** Whether the object has a handler for alarms, as far as is known. */
  readonly mayHaveAlarm: boolean;
}

export let createStorage: (owner: Owner, sections: CriticalSections) => DurableObjectStorage;
const creating = Symbol("creating");

/** `ctx.storage` (reference: durable-objects 4). Writes are buffered by the host and committed together. */
export class DurableObjectStorage {
  #store!: Store;
  #keyValue!: KeyValue;
  #sections!: CriticalSections;
  declare readonly kv: SyncKvStorage;
  declare readonly sql: SqlStorage;

  static {
    createStorage = (owner, sections) => {
      const { object, isSqlite } = owner;
      const storage = new DurableObjectStorage(creating);
      const limits = isSqlite ? sqliteLimits : keyValueLimits;
      storage.#store = { object, isSqlite, limits, changes: 0, mayHaveAlarm: () => owner.mayHaveAlarm };
      storage.#keyValue = new KeyValue(storage.#store, OWNER, () => undefined);
      show(storage, "kv", createSyncKv(storage.#store));
      show(storage, "sql", new SqlStorage());
      storage.#sections = sections;
      return storage;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get(keys: unknown, options?: ReadOptions): Promise<unknown> {
    return this.#keyValue.get(arguments.length, keys, options);
  }

  list(options?: ListOptions): Promise<Map<string, unknown>> {
    return this.#keyValue.list(options);
  }

  async put(keyOrEntries: unknown, value?: unknown, options?: WriteOptions): Promise<void> {
    this.#keyValue.put(arguments.length, keyOrEntries, value, options);
  }

  delete(keys: unknown, options?: WriteOptions): Promise<boolean | number> {
    return this.#keyValue.delete(arguments.length, keys, options);
  }

  /** Always confirmed, whatever the options say. */
  async deleteAll(options?: WriteOptions): Promise<void> {
    optionsOf<WriteOptions>(options, OWNER, "deleteAll", 1, "PutOptions");
    host().storageDeleteAll(this.#store.object);
    if (isOn("delete_all_deletes_alarm")) {
      deleteAlarm(this.#store.object, undefined);
    }
    this.#store.changes++;
  }

  async sync(): Promise<void> {
    await synced(this.#store.object);
  }

  async transaction<T>(closure: (transaction: DurableObjectTransaction) => T | PromiseLike<T>): Promise<T> {
    if (typeof closure !== "function") {
      throw wrongParameter(OWNER, "transaction", 1, "function");
    }
    return runTransaction(this.#store, this.#sections, closure);
  }

  transactionSync<T>(closure: () => T): T {
    if (typeof closure !== "function") {
      throw wrongParameter(OWNER, "transactionSync", 1, "function");
    }
    if (!this.#store.isSqlite) {
      throw new Error("Durable Object is not backed by SQL.");
    }
    return runTransactionSync(this.#store, closure);
  }

  async getAlarm(options?: ReadOptions): Promise<number | null> {
    return getAlarm(this.#store.object, options);
  }

  async setAlarm(time: unknown, options?: WriteOptions): Promise<void> {
    setAlarm(this.#store.object, time, options, this.#store.mayHaveAlarm());
  }

  async deleteAlarm(options?: WriteOptions): Promise<void> {
    deleteAlarm(this.#store.object, options);
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
}
asInterface(DurableObjectStorage);

/** Gives a property to the instance itself, as programs see it there. */
function show(storage: DurableObjectStorage, name: string, value: object): void {
  defineProperty(storage, name, { value, enumerable: true, configurable: true, writable: true });
}
