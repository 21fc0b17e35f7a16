import { SafeMap } from "../primordials.ts";

/** A map of numbers that seldom holds more than one thing, and costs little then. */
export class Table<T> {
  #key = -1;
  #value: T | undefined;
  #others: SafeMap<number, T> | undefined;

  get size(): number {
    return (this.#key < 0 ? 0 : 1) + (this.#others?.size ?? 0);
  }

  get(key: number): T | undefined {
    return key === this.#key ? this.#value : this.#others?.get(key);
  }

  /** @param key not below 0, and not in use */
  add(key: number, value: T): void {
    if (this.#key < 0) {
      this.#key = key;
      this.#value = value;
    } else {
      (this.#others ??= new SafeMap()).set(key, value);
    }
  }

  /** What it held under the key. */
  remove(key: number): T | undefined {
    if (key === this.#key && key >= 0) {
      const value = this.#value;
      this.#key = -1;
      this.#value = undefined;
      return value;
    }
    const value = this.#others?.get(key);
    this.#others?.delete(key);
    return value;
  }

  /** Everything that it held; it is empty afterwards. */
  removeAll(): T[] {
    const values: T[] = [];
    if (this.#key >= 0) {
      values.push(this.#value as T);
    }
    this.#others?.forEach((value) => {
      values.push(value);
    });
    this.#key = -1;
    this.#value = undefined;
    this.#others = undefined;
    return values;
  }
}
