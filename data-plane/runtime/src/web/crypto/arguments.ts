import { isObject, wrongParameter } from "../webidl.ts";
import { type ByteArray, bytesOf } from "./buffers.ts";
import { type KeyDetails, detailsOf } from "./crypto-key.ts";
import { type AlgorithmFields, type DictionaryName, readAlgorithm } from "./dictionaries.ts";
import { type JsonWebKey, readJwk } from "./jwk.ts";

/**
 * The arguments of one call of a method of `SubtleCrypto`, each converted when it is asked for: in the order of the
 * parameters, so that a program sees its getters called in that order.
 */
export class Arguments {
  readonly #method: string;
  readonly #values: readonly unknown[];
  #next = 0;

  constructor(method: string, values: readonly unknown[]) {
    this.#method = method;
    this.#values = values;
  }

  algorithm(dictionary: DictionaryName): AlgorithmFields {
    const value = this.#take();
    if (value === undefined) {
      throw this.#wrong(`string or ${dictionary}`);
    }
    return readAlgorithm(value, dictionary);
  }

  bytes(): ByteArray {
    const bytes = bytesOf(this.#take());
    if (bytes === undefined) {
      throw this.#wrong("BufferSource");
    }
    return bytes;
  }

  key(): KeyDetails {
    const key = detailsOf(this.#take());
    if (key === undefined) {
      throw this.#wrong("CryptoKey");
    }
    return key;
  }

  /** Bytes, or a JSON Web Key's members. */
  keyData(): ByteArray | JsonWebKey {
    const value = this.#take();
    const bytes = bytesOf(value);
    if (bytes !== undefined) {
      return bytes;
    }
    if (!isObject(value)) {
      throw this.#wrong("BufferSource or JsonWebKey");
    }
    return readJwk(value);
  }

  text(): string {
    this.#requireNext("string");
    return `${this.#take() as string}`;
  }

  flag(): boolean {
    this.#requireNext("boolean");
    return Boolean(this.#take());
  }

  texts(): string[] {
    const value = this.#take();
    if (!Array.isArray(value)) {
      throw this.#wrong("Array");
    }
    return Array.from(value, (item) => `${item as string}`);
  }

  /** A length in bits that may be left out. */
  length(): number | null {
    const value = this.#take();
    if (value === undefined || value === null) {
      return null;
    }
    const length = Math.trunc(Number(value)) || 0;
    if (length < 0) {
      throw new TypeError("deriveBits length must be an unsigned long integer.");
    }
    if (length > 2_147_483_647) {
      throw new TypeError("Value out of range. Must be between -2147483648 and 2147483647 (inclusive).");
    }
    return length;
  }

  #requireNext(type: string): void {
    if (this.#next >= this.#values.length) {
      this.#next++;
      throw this.#wrong(type);
    }
  }

  #take(): unknown {
    return this.#values[this.#next++];
  }

  #wrong(type: string): TypeError {
    return wrongParameter("SubtleCrypto", this.#method, this.#next, type);
  }
}
