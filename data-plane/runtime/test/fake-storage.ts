import type { Found, SectionId, StorageHost, TransactionId } from "../src/host-storage.ts";
import type { Bytes, Entry, ObjectId, OperationId } from "../src/host.ts";
import { FakeSockets } from "./fake-sockets.ts";

type Values = Map<string, Buffer>;

interface Gate {
  /** Critical sections that run, the innermost last. */
  readonly sections: SectionId[];
  readonly requests: { readonly parent: SectionId; readonly operation: OperationId }[];
  /** Events that wait. */
  readonly events: (() => void)[];
}

function toBuffer(bytes: Bytes): Buffer {
  return typeof bytes === "string" ? Buffer.from(bytes, "latin1") : Buffer.from(new Uint8Array(bytes));
}

function byUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Storage in memory and gates: what is written is durable at once, except by transactions. */
export abstract class FakeStorage extends FakeSockets implements StorageHost {
  entry!: Entry;
  /** Stored values by object; keys in no order. */
  readonly stored = new Map<ObjectId, Values>();
  readonly alarms = new Map<ObjectId, number>();
  readonly gates: string[] = [];
  /** Answers reads later instead of at once. */
  isStorageSlow = false;
  storageFailure: { name: string; message: string } | undefined;
  readonly #transactions = new Map<ObjectId, { id: TransactionId; before: Values }[]>();
  readonly #gates = new Map<ObjectId, Gate>();
  #last = 0;

  storageGet(operation: OperationId, object: ObjectId, keys: string[]): Found | null {
    return this.#answer(operation, () => this.#found(object, this.#existing(object, keys)));
  }

  storageGetOne(operation: OperationId, object: ObjectId, key: string): Bytes | undefined | null {
    const found = this.storageGet(operation, object, [key]);
    return found === null ? null : found[1][0];
  }

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
  ): Found | null {
    return this.#answer(operation, () =>
      this.storageListNow(object, start, startExclusive, hasEnd, end, prefix, reverse, limit),
    );
  }

  storagePut(object: ObjectId, keys: string[], values: Bytes[]): void {
    for (const [i, name] of keys.entries()) {
      this.#of(object).set(name, toBuffer(values[i] as Bytes));
    }
  }

  storagePutOne(object: ObjectId, key: string, value: Bytes): void {
    this.storagePut(object, [key], [value]);
  }

  storageDelete(operation: OperationId, object: ObjectId, keys: string[]): number {
    const count = keys.filter((name) => this.#of(object).delete(name)).length;
    if (!this.isStorageSlow) {
      return count;
    }
    setImmediate(() => {
      this.entry.settleNumber(operation, count);
    });
    return -1;
  }

  storageDeleteAll(object: ObjectId): void {
    if ((this.#transactions.get(object) ?? []).length > 0) {
      throw new Error("Cannot call deleteAll() within a transaction");
    }
    this.#of(object).clear();
  }

  storageGetAlarm(operation: OperationId, object: ObjectId): number {
    const time = this.alarms.get(object) ?? -1;
    if (!this.isStorageSlow) {
      return time;
    }
    setImmediate(() => {
      this.entry.settleNumber(operation, time);
    });
    return -2;
  }

  storageSetAlarm(object: ObjectId, dueMillis: number): void {
    if (dueMillis < 0) {
      this.alarms.delete(object);
    } else {
      this.alarms.set(object, dueMillis);
    }
  }

  storageSync(operation: OperationId): boolean {
    if (this.isStorageSlow) {
      setImmediate(() => {
        this.entry.settleNumber(operation, 0);
      });
    }
    return !this.isStorageSlow;
  }

  storageGetNow(object: ObjectId, key: string): Bytes | undefined {
    return this.#found(object, this.#existing(object, [key]))[1][0];
  }

  storageListNow(
    object: ObjectId,
    start: string,
    startExclusive: boolean,
    hasEnd: boolean,
    end: string,
    prefix: string,
    reverse: boolean,
    limit: number,
  ): Found {
    const names = [...this.#of(object).keys()]
      .filter((name) => name.startsWith(prefix))
      .filter((name) => (startExclusive ? byUtf8(name, start) > 0 : byUtf8(name, start) >= 0))
      .filter((name) => !hasEnd || byUtf8(name, end) < 0)
      .sort(byUtf8);
    const ordered = reverse ? names.reverse() : names;
    return this.#found(object, limit < 0 ? ordered : ordered.slice(0, limit));
  }

  storageDeleteNow(object: ObjectId, key: string): number {
    return this.#of(object).delete(key) ? 1 : 0;
  }

  beginTransaction(object: ObjectId): TransactionId {
    const open = this.#transactions.get(object) ?? [];
    this.#transactions.set(object, open);
    open.push({ id: ++this.#last, before: new Map(this.#of(object)) });
    return this.#last;
  }

  commitTransaction(object: ObjectId, transaction: TransactionId): void {
    this.#innermost(object, transaction, "commit");
  }

  rollbackTransaction(object: ObjectId, transaction: TransactionId): void {
    this.stored.set(object, this.#innermost(object, transaction, "roll back"));
  }

  abandonTransaction(object: ObjectId, transaction: TransactionId): void {
    const open = this.#transactions.get(object) ?? [];
    const first = open.find(({ id }) => id >= transaction);
    if (first !== undefined) {
      this.stored.set(object, first.before);
      open.splice(open.indexOf(first));
    }
  }

  enterCritical(operation: OperationId, object: ObjectId): boolean {
    const gate = this.#gate(object);
    gate.requests.push({ parent: gate.sections.at(-1) ?? 0, operation });
    setImmediate(() => {
      this.#admit(object);
    });
    return gate.sections.length < 64;
  }

  leaveCritical(object: ObjectId, section: SectionId): void {
    const { sections } = this.#gate(object);
    sections.splice(sections.indexOf(section), 1);
    this.gates.push(`leave ${object}`);
    setImmediate(() => {
      this.#admit(object);
    });
  }

  /** Lets an event in when no section runs or waits. */
  protected enterGate(object: ObjectId, event: () => void): void {
    this.#gate(object).events.push(event);
    this.#admit(object);
  }

  /** The instance is gone, and those who wait with it. */
  protected forgetGate(object: ObjectId): void {
    this.#gates.delete(object);
    this.#transactions.delete(object);
  }

  #admit(object: ObjectId): void {
    const gate = this.#gate(object);
    const next = gate.requests.findIndex(({ parent }) => parent === (gate.sections.at(-1) ?? 0));
    const [request] = next < 0 ? [] : gate.requests.splice(next, 1);
    if (request !== undefined) {
      gate.sections.push(++this.#last);
      this.gates.push(`enter ${object}`);
      this.entry.settleNumber(request.operation, this.#last);
    } else if (gate.sections.length === 0) {
      gate.events.splice(0).forEach((event) => {
        event();
      });
    }
  }

  #gate(object: ObjectId): Gate {
    const gate = this.#gates.get(object) ?? { sections: [], requests: [], events: [] };
    this.#gates.set(object, gate);
    return gate;
  }

  #innermost(object: ObjectId, transaction: TransactionId, what: string): Values {
    const open = this.#transactions.get(object) ?? [];
    if (open.at(-1)?.id !== transaction) {
      throw new Error(`Cannot ${what} an outer transaction while a nested transaction is still running.`);
    }
    return (open.pop() as { before: Values }).before;
  }

  #of(object: ObjectId): Values {
    const stored = this.stored.get(object) ?? new Map<string, Buffer>();
    this.stored.set(object, stored);
    return stored;
  }

  #existing(object: ObjectId, keys: string[]): string[] {
    return [...new Set(keys)].filter((name) => this.#of(object).has(name)).sort(byUtf8);
  }

  #found(object: ObjectId, names: string[]): Found {
    return [names, names.map((name) => (this.#of(object).get(name) as Buffer).toString("latin1"))];
  }

  #answer(operation: OperationId, read: () => Found): Found | null {
    const failure = this.storageFailure;
    if (failure !== undefined) {
      setImmediate(() => {
        this.entry.failOperation(operation, failure.name, failure.message, 8);
      });
      return null;
    }
    const found = read();
    if (!this.isStorageSlow) {
      return found;
    }
    setImmediate(() => {
      this.entry.settleStorage(operation, ...found);
    });
    return null;
  }
}
