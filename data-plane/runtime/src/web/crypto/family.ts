import type { ByteArray } from "./buffers.ts";
import type { CryptoKey, CryptoKeyPair, KeyDetails } from "./crypto-key.ts";
import type { AlgorithmFields } from "./dictionaries.ts";
import type { JsonWebKey } from "./jwk.ts";

/** What a key is imported from. */
export type ImportData =
  | { readonly format: "raw" | "pkcs8" | "spki"; readonly bytes: ByteArray }
  | { readonly format: "jwk"; readonly jwk: JsonWebKey };

/** What the caller wants of a new key. */
export interface KeyWish {
  /** The algorithm's name in its usual letters. */
  readonly name: string;
  readonly fields: AlgorithmFields;
  readonly extractable: boolean;
  readonly usages: readonly string[];
}

/**
 * Algorithms that have their keys in common. What is left out the algorithms cannot do. `wrap` and `unwrap` are needed
 * only where they are something else than encryption. The caller has checked the key's name and usages.
 */
export interface Family {
  readonly names: readonly string[];
  importKey(data: ImportData, wish: KeyWish): CryptoKey;
  generateKey?(wish: KeyWish): CryptoKey | CryptoKeyPair;
  exportKey?(key: KeyDetails, format: string): ArrayBuffer | Record<string, unknown>;
  encrypt?(key: KeyDetails, fields: AlgorithmFields, data: ByteArray): ArrayBuffer;
  decrypt?(key: KeyDetails, fields: AlgorithmFields, data: ByteArray): ArrayBuffer;
  sign?(key: KeyDetails, fields: AlgorithmFields, data: ByteArray): ArrayBuffer;
  verify?(key: KeyDetails, fields: AlgorithmFields, signature: ByteArray, data: ByteArray): boolean;
  /** @param length in bits; null when the caller leaves it to the algorithm */
  deriveBits?(key: KeyDetails, fields: AlgorithmFields, length: number | null): ArrayBuffer;
  wrap?(key: KeyDetails, data: ByteArray): ArrayBuffer;
  unwrap?(key: KeyDetails, data: ByteArray): ArrayBuffer;
}
