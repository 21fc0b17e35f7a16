/** The part of `Host` that serves `ctx.storage` and the gates of objects. Its Java twin is `StorageHost`. */
import type { Bytes, ObjectId, OperationId } from "./host.ts";

export type TransactionId = number;
export type SectionId = number;

/** Found keys in ascending order of UTF-8 bytes (descending where asked for), and their values. */
export type Found = [keys: string[], values: Bytes[]];

export interface StorageHost {
  /**
   * Reads keys of an object. When everything is known in memory the result is there at once, else `null`, and
   * `settleStorage` comes. While it is pending the object's input gate is closed, unless `allowConcurrency`.
   */
  storageGet(
    operation: OperationId,
    object: ObjectId,
    keys: string[],
    allowConcurrency: boolean,
  ): Found | null;

  /** As `storageGet`, for one key: its value; `undefined` when there is none; `null`: `settleStorage` comes. */
  storageGetOne(
    operation: OperationId,
    object: ObjectId,
    key: string,
    allowConcurrency: boolean,
  ): Bytes | undefined | null;

  /** As `storageGet`, for a range, in descending order if `reverse`. `end` counts only with `hasEnd`; `limit` -1: none. Uncommitted writes are included. */
  storageList(
    operation: OperationId,
    object: ObjectId,
    start: string,
    startExclusive: boolean,
    hasEnd: boolean,
    end: string,
    prefix: string,
    reverse: boolean,
    limit: number,
    allowConcurrency: boolean,
  ): Found | null;

  /** Buffers writes; all writes up to the next turn of the isolate are one commit. Closes the output gate, unless `allowUnconfirmed`. */
  storagePut(object: ObjectId, keys: string[], values: Bytes[], allowUnconfirmed: boolean): void;

  /** As `storagePut`, for one key. */
  storagePutOne(object: ObjectId, key: string, value: Bytes, allowUnconfirmed: boolean): void;

  /** Buffers removals. The number of keys that existed: at once (>= 0), or -1 and `settleNumber` comes. */
  storageDelete(operation: OperationId, object: ObjectId, keys: string[], allowUnconfirmed: boolean): number;

  /** Removes everything, as a commit of its own. Throws the documented Error within a transaction. */
  storageDeleteAll(object: ObjectId): void;

  /**
   * When the object's alarm is due, in milliseconds since the epoch; -1 when there is none, or its handler runs. -2:
   * `settleNumber` comes with one of these, and meanwhile the object's input gate is closed, unless `allowConcurrency`.
   */
  storageGetAlarm(operation: OperationId, object: ObjectId, allowConcurrency: boolean): number;

  /** Sets the alarm, or takes it away (-1); a write like others. */
  storageSetAlarm(object: ObjectId, dueMillis: number, allowUnconfirmed: boolean): void;

  /** True when every earlier write is durable already; else false, and `settleNumber(operation, 0)` comes. */
  storageSync(operation: OperationId, object: ObjectId): boolean;

  /**
   * Like those for one key or a range without `Now`; they wait for the answer. `null`: there is none, and the object was ended;
   * the engine is about to notice.
   */
  storageGetNow(object: ObjectId, key: string): Bytes | undefined | null;
  storageListNow(
    object: ObjectId,
    start: string,
    startExclusive: boolean,
    hasEnd: boolean,
    end: string,
    prefix: string,
    reverse: boolean,
    limit: number,
  ): Found | null;
  storageDeleteNow(object: ObjectId, key: string): number | null;

  /** From now on all writes of the object belong to a transaction, inside the one that is open, if any. */
  beginTransaction(object: ObjectId): TransactionId;
  /** Both throw the documented Error when another transaction is open inside, and change nothing then. */
  commitTransaction(object: ObjectId, transaction: TransactionId): void;
  rollbackTransaction(object: ObjectId, transaction: TransactionId): void;
  /** Rolls back this one, if it is open, and all that are open inside it. */
  abandonTransaction(object: ObjectId, transaction: TransactionId): void;

  /**
   * Input gate: asks for a critical section inside the one that runs. When it begins, `settleNumber` comes with its id; it
   * runs until `leaveCritical`. False: it would be nested too deeply, and nothing comes.
   */
  enterCritical(operation: OperationId, object: ObjectId): boolean;
  leaveCritical(object: ObjectId, section: SectionId): void;
}
