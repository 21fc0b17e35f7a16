import { host } from "../border/host-ref.ts";
import type { CriticalSections } from "../objects/critical-section.ts";
import type { TransactionId } from "../host-storage.ts";
import { asInterface } from "../web/webidl.ts";
import { deleteAlarm, getAlarm, setAlarm } from "./alarms.ts";
import { KeyValue, type Store } from "./key-value.ts";
import type { ListOptions, ReadOptions, WriteOptions } from "./options.ts";

const OWNER = "DurableObjectTransaction";
const creating = Symbol("creating");

let createTransaction: (store: Store) => DurableObjectTransaction;
/** Ends a transaction that its closure has left, and keeps what it wrote unless it was rolled back. */
let commit: (transaction: DurableObjectTransaction) => void;
/** Ends a transaction whose closure has failed. */
let abandon: (transaction: DurableObjectTransaction) => void;
/** Throws unless the transaction is open. */
export let requireOpen: (transaction: DurableObjectTransaction, method: string) => void;

/** What the closure of `storage.transaction` gets (reference: durable-objects 4.2). */
export class DurableObjectTransaction {
  #store!: Store;
  #keyValue!: KeyValue;
  #id: TransactionId = 0;
  #state: "open" | "rolled back" | "committed" = "open";

  static {
    createTransaction = (store) => {
      const transaction = new DurableObjectTransaction(creating);
      transaction.#store = store;
      transaction.#keyValue = new KeyValue(store, OWNER, (method) => {
        requireOpen(transaction, method);
      });
      transaction.#id = host().beginTransaction(store.object);
      return transaction;
    };
    commit = (transaction) => {
      if (transaction.#state === "open") {
        host().commitTransaction(transaction.#store.object, transaction.#id);
        transaction.#state = "committed";
      }
    };
    abandon = (transaction) => {
      transaction.#state = "rolled back";
      transaction.#store.changes++;
      host().abandonTransaction(transaction.#store.object, transaction.#id);
    };
    requireOpen = (transaction, method) => {
      if (transaction.#state === "rolled back") {
        throw new Error(`Cannot ${method}() on rolled back transaction`);
      }
      transaction.#requireUncommitted(method);
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

  async getAlarm(options?: ReadOptions): Promise<number | null> {
    requireOpen(this, "getAlarm");
    return getAlarm(this.#store.object, options);
  }

  async setAlarm(time: unknown, options?: WriteOptions): Promise<void> {
    requireOpen(this, "setAlarm");
    setAlarm(this.#store.object, time, options, this.#store.mayHaveAlarm());
  }

  async deleteAlarm(options?: WriteOptions): Promise<void> {
    requireOpen(this, "deleteAlarm");
    deleteAlarm(this.#store.object, options);
  }

  deleteAll(): never {
    throw new Error("Cannot call deleteAll() within a transaction");
  }

  /** Drops what was written; may be called again. */
  rollback(): void {
    this.#requireUncommitted("rollback");
    if (this.#state === "open") {
      host().rollbackTransaction(this.#store.object, this.#id);
      this.#state = "rolled back";
      this.#store.changes++;
    }
  }

  #requireUncommitted(method: string): void {
    if (this.#state === "committed") {
      throw new Error(
        `Cannot call ${method}() on transaction that has already committed: did you move \`txn\` outside of the closure?`,
      );
    }
  }
}
asInterface(DurableObjectTransaction);

/** Runs a closure in a transaction, and that in a critical section. */
export function runTransaction<T>(
  store: Store,
  sections: CriticalSections,
  closure: (transaction: DurableObjectTransaction) => T | PromiseLike<T>,
): Promise<T> {
  return sections.run(async () => {
    const transaction = createTransaction(store);
    try {
      const result = await closure(transaction);
      commit(transaction);
      return result;
    } catch (error) {
      abandon(transaction);
      throw error;
    }
  });
}

/** Runs a closure in a transaction that ends when it returns, whatever it returns. */
export function runTransactionSync<T>(store: Store, closure: () => T): T {
  const transaction = createTransaction(store);
  let result: T;
  try {
    result = closure();
  } catch (error) {
    abandon(transaction);
    throw error;
  }
  commit(transaction);
  return result;
}
