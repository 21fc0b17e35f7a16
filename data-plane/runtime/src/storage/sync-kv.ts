import { fromHost } from "../border/bytes.ts";
import { host } from "../border/host-ref.ts";
import type { Found } from "../host-storage.ts";
import type { Bytes } from "../host.ts";
import { decode } from "../serialization/decoder.ts";
import { asInterface, requireParameters } from "../web/webidl.ts";
import { decodedOnly, readKeyNow, readRangeNow, removeKeyNow } from "./host-storage.ts";
import { type Store, storable } from "./key-value.ts";
import { type ListOptions, type Range, optionsOf, rangeOf } from "./options.ts";

const SQLITE_ONLY =
  "The storage.kv (synchronous KV) API is only available for SQLite-backed Durable Objects, but this object's namespace " +
  "is not declared to use SQLite. You can use the older, asyncronous interface via methods of `storage` itself (e.g. " +
  "`storage.get()`). Alternatively, to enable SQLite, change `new_classes` to `new_sqlite_classes` within the " +
  "'migrations' field in your wrangler.jsonc or wrangler.toml file. Note that this change cannot be made after the class " +
  "is already deployed to production.";
const INVALIDATED =
  "kv.list() iterator was invalidated because a new call to kv.list() was started. Only one kv.list() iterator can exist " +
  "at a time.";

/** Entries that a list takes from the host at a time. */
const PAGE = 16;
const creating = Symbol("creating");

export let createSyncKv: (store: Store) => SyncKvStorage;

/** `storage.kv` (reference: durable-objects 4.4): the host waits where it must ask. */
export class SyncKvStorage {
  #store!: Store;
  #listing: ListIterator | undefined;

  static {
    createSyncKv = (store) => {
      const kv = new SyncKvStorage(creating);
      kv.#store = store;
      return kv;
    };
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get(key: unknown): unknown {
    requireParameters(arguments.length, "SyncKvStorage", "get", "string");
    const { object, limits } = this.#ready();
    return decodedOnly(readKeyNow(object, limits.key(key)));
  }

  /** `undefined` is a value here. */
  put(key: unknown, value: unknown): void {
    requireParameters(arguments.length, "SyncKvStorage", "put", "string", "Value");
    const store = this.#ready();
    const checked = store.limits.key(key);
    const bytes = storable(store, checked, value);
    store.changes++;
    host().storagePutOne(store.object, checked, bytes, false);
  }

  delete(key: unknown): boolean {
    requireParameters(arguments.length, "SyncKvStorage", "delete", "string");
    const store = this.#ready();
    const checked = store.limits.key(key);
    store.changes++;
    return removeKeyNow(store.object, checked);
  }

  list(options?: ListOptions): IterableIterator<Entry> {
    const checked = optionsOf<ListOptions>(options, "SyncKvStorage", "list", 1, "ListOptions");
    const store = this.#ready();
    const range = rangeOf(checked);
    if (this.#listing !== undefined) {
      invalidate(this.#listing);
    }
    this.#listing = new ListIterator(store, range);
    return this.#listing;
  }

  #ready(): Store {
    if (!this.#store.isSqlite) {
      throw new Error(SQLITE_ONLY);
    }
    return this.#store;
  }
}
asInterface(SyncKvStorage);

type Entry = [key: string, value: unknown];

/** Another list begins: this one, unless it has ended, is of no use any more. */
let invalidate: (iterator: ListIterator) => void;

/** Walks over a range page by page, and sees what is written in front of it. */
class ListIterator implements IterableIterator<Entry> {
  readonly #store: Store;
  #range: Range;
  #page: Found = [[], []];
  #position = 0;
  #changes = -1;
  #isLastPage = false;
  #state: "open" | "ended" | "invalid" = "open";

  static {
    invalidate = (iterator) => {
      if (iterator.#state === "open") {
        iterator.#state = "invalid";
      }
    };
  }

  constructor(store: Store, range: Range) {
    this.#store = store;
    this.#range = range;
  }

  next(): IteratorResult<Entry, undefined> {
    if (this.#state === "invalid") {
      throw new Error(INVALIDATED);
    }
    const key = this.#state === "open" ? this.#nextKey() : undefined;
    if (key === undefined) {
      this.#state = "ended";
      return { done: true, value: undefined };
    }
    const value = decode(fromHost(this.#page[1][this.#position++] as Bytes));
    this.#goBeyond(key);
    return { done: false, value: [key, value] };
  }

  [Symbol.iterator](): this {
    return this;
  }

  #nextKey(): string | undefined {
    const isUsedUp = this.#position === this.#page[0].length;
    if (this.#changes !== this.#store.changes || (isUsedUp && !this.#isLastPage)) {
      this.#read();
    }
    return this.#page[0][this.#position];
  }

  #read(): void {
    const { limit } = this.#range;
    const count = limit < 0 ? PAGE : Math.min(limit, PAGE);
    this.#changes = this.#store.changes;
    this.#page = count === 0 ? [[], []] : readRangeNow(this.#store.object, { ...this.#range, limit: count });
    this.#position = 0;
    this.#isLastPage = this.#page[0].length < count || count === limit;
  }

  #goBeyond(key: string): void {
    const { limit, reverse } = this.#range;
    this.#range = {
      ...this.#range,
      ...(reverse ? { end: key } : { start: key, startExclusive: true }),
      limit: limit < 0 ? limit : limit - 1,
    };
  }
}
Object.setPrototypeOf(
  ListIterator.prototype,
  Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object,
);
Object.defineProperty(ListIterator.prototype, Symbol.toStringTag, {
  value: "ListIterator",
  configurable: true,
});
