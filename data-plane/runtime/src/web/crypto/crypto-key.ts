import type { Bytes } from "../../host.ts";
import type { KeyKind } from "../../host-crypto.ts";
import { asInterface } from "../webidl.ts";
import type { ByteArray } from "./buffers.ts";
import type { HashFunction } from "./hashes.ts";
import type { KeyUsage } from "./usages.ts";

export type KeyType = "secret" | "public" | "private";

/** What a key is made of. It is never handed out and never changed. */
export type KeyMaterial =
  | { readonly form: "secret"; readonly bytes: ByteArray }
  | { readonly form: "pair-part"; readonly kind: KeyKind; readonly parts: readonly Bytes[] };

/** Everything about a key. Operations read this, not what `key.algorithm` shows, which a program may change. */
export interface KeyDetails {
  readonly name: string;
  readonly type: KeyType;
  readonly extractable: boolean;
  readonly usages: readonly KeyUsage[];
  readonly material: KeyMaterial;
  /** Of keys that are bound to one: HMAC and RSA. */
  readonly hash?: HashFunction;
  /** What `key.algorithm` shows. */
  readonly shown: object;
}

const creating = Symbol("creating");
let read: (key: CryptoKey) => KeyDetails;
let isOne: (value: object) => boolean;

/** https://w3c.github.io/webcrypto/#cryptokey-interface */
export class CryptoKey {
  readonly #details: KeyDetails;
  readonly #usages: readonly KeyUsage[];

  static {
    read = (key) => key.#details;
    isOne = (value) => #details in value;
  }

  constructor(token?: unknown, details?: KeyDetails) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#details = details as KeyDetails;
    this.#usages = [...this.#details.usages];
  }

  get type(): KeyType {
    return this.#details.type;
  }

  get extractable(): boolean {
    return this.#details.extractable;
  }

  get algorithm(): object {
    return this.#details.shown;
  }

  get usages(): readonly KeyUsage[] {
    return this.#usages;
  }
}
asInterface(CryptoKey);

export interface CryptoKeyPair {
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
}

export function makeKey(details: KeyDetails): CryptoKey {
  return new CryptoKey(creating, details);
}

/** The details of a real key; undefined for anything else. */
export function detailsOf(value: unknown): KeyDetails | undefined {
  return typeof value === "object" && value !== null && isOne(value) ? read(value as CryptoKey) : undefined;
}

/** The bytes of a secret key. */
export function secretOf(key: KeyDetails): ByteArray {
  if (key.material.form !== "secret") {
    throw new Error("The key is not a secret one.");
  }
  return key.material.bytes;
}

/** Kind and numbers of a public or private key. */
export function partsOf(key: KeyDetails): { readonly kind: KeyKind; readonly parts: readonly Bytes[] } {
  if (key.material.form !== "pair-part") {
    throw new Error("The key is a secret one.");
  }
  return key.material;
}
