import { jsonStringify } from "../../primordials.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";
import { asInterface } from "../webidl.ts";
import { Arguments } from "./arguments.ts";
import { type ByteArray, isArrayBuffer, isEqual } from "./buffers.ts";
import { type CryptoKey, type CryptoKeyPair, type KeyDetails } from "./crypto-key.ts";
import type { AlgorithmFields } from "./dictionaries.ts";
import { notSupported } from "./errors.ts";
import { digest, hashNamed } from "./hashes.ts";
import { parseJwk } from "./jwk.ts";
import { checkUse, deriveBits, derivedLength, exportKey, generateKey, importKey } from "./operations.ts";
import { familyOf } from "./registry.ts";

export const creating = Symbol("creating");
let isReal: (value: unknown) => boolean;

/**
 * https://w3c.github.io/webcrypto/#subtlecrypto-interface. Everything is computed at once, in the CPU time of the event
 * that asks for it; the promises are only the standard's form.
 */
export class SubtleCrypto {
  readonly #isReal: boolean;

  static {
    isReal = (value) => typeof value === "object" && value !== null && #isReal in value;
  }

  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#isReal = true;
  }

  async decrypt(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "decrypt", values);
    const [fields, key, data] = [given.algorithm("EncryptAlgorithm"), given.key(), given.bytes()];
    checkUse(key, fields, "decrypt");
    return decryptWith(key, fields, data, "decrypt");
  }

  async deriveBits(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "deriveBits", values);
    const [fields, key, length] = [given.algorithm("DeriveKeyAlgorithm"), given.key(), given.length()];
    checkUse(key, fields, "deriveBits");
    return deriveBits(key, fields, length);
  }

  async deriveKey(...values: unknown[]): Promise<CryptoKey> {
    const given = argumentsOf(this, "deriveKey", values);
    const [fields, key] = [given.algorithm("DeriveKeyAlgorithm"), given.key()];
    const [derived, extractable, usages] = [
      given.algorithm("ImportKeyAlgorithm"),
      given.flag(),
      given.texts(),
    ];
    checkUse(key, fields, "deriveKey");
    const bits = deriveBits(key, fields, derivedLength(derived));
    return importKey("raw", new Uint8Array(bits), derived, extractable, usages);
  }

  async digest(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "digest", values);
    const [fields, data] = [given.algorithm("HashAlgorithm"), given.bytes()];
    return digest(hashNamed(fields.name), data);
  }

  async encrypt(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "encrypt", values);
    const [fields, key, data] = [given.algorithm("EncryptAlgorithm"), given.key(), given.bytes()];
    checkUse(key, fields, "encrypt");
    return encryptWith(key, fields, data, "encrypt");
  }

  async exportKey(...values: unknown[]): Promise<ArrayBuffer | Record<string, unknown>> {
    const given = argumentsOf(this, "exportKey", values);
    return exportKey(given.text(), given.key());
  }

  async generateKey(...values: unknown[]): Promise<CryptoKey | CryptoKeyPair> {
    const given = argumentsOf(this, "generateKey", values);
    return generateKey(given.algorithm("GenerateKeyAlgorithm"), given.flag(), given.texts());
  }

  async importKey(...values: unknown[]): Promise<CryptoKey> {
    const given = argumentsOf(this, "importKey", values);
    const [format, source] = [given.text(), given.keyData()];
    return importKey(format, source, given.algorithm("ImportKeyAlgorithm"), given.flag(), given.texts());
  }

  async sign(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "sign", values);
    const [fields, key, data] = [given.algorithm("SignAlgorithm"), given.key(), given.bytes()];
    checkUse(key, fields, "sign");
    const family = familyOf(key.name);
    return family.sign === undefined ? missing("sign", key) : family.sign(key, fields, data);
  }

  timingSafeEqual(...values: unknown[]): boolean {
    const given = argumentsOf(this, "timingSafeEqual", values);
    const [a, b] = [given.bytes(), given.bytes()];
    if (a.length !== b.length) {
      throw new TypeError("Input buffers must have the same byte length.");
    }
    return isEqual(a, b);
  }

  async unwrapKey(...values: unknown[]): Promise<CryptoKey> {
    const given = argumentsOf(this, "unwrapKey", values);
    const [format, wrapped, key] = [given.text(), given.bytes(), given.key()];
    const [fields, unwrapped] = [given.algorithm("EncryptAlgorithm"), given.algorithm("ImportKeyAlgorithm")];
    const [extractable, usages] = [given.flag(), given.texts()];
    checkUse(key, fields, "unwrapKey");
    const family = familyOf(key.name);
    const plain = new Uint8Array(
      family.unwrap?.(key, wrapped) ?? decryptWith(key, fields, wrapped, "unwrapKey"),
    );
    const source = format === "jwk" ? parseJwk(utf8Decode(plain)) : plain;
    return importKey(format, source, unwrapped, extractable, usages);
  }

  async verify(...values: unknown[]): Promise<boolean> {
    const given = argumentsOf(this, "verify", values);
    const [fields, key] = [given.algorithm("SignAlgorithm"), given.key()];
    const [signature, data] = [given.bytes(), given.bytes()];
    checkUse(key, fields, "verify");
    const family = familyOf(key.name);
    return family.verify === undefined ? missing("verify", key) : family.verify(key, fields, signature, data);
  }

  async wrapKey(...values: unknown[]): Promise<ArrayBuffer> {
    const given = argumentsOf(this, "wrapKey", values);
    const [format, key, wrapping] = [given.text(), given.key(), given.key()];
    const fields = given.algorithm("EncryptAlgorithm");
    checkUse(wrapping, fields, "wrapKey");
    const exported = exportKey(format, key);
    const plain = isArrayBuffer(exported) ? new Uint8Array(exported) : utf8Encode(jsonStringify(exported));
    return familyOf(wrapping.name).wrap?.(wrapping, plain) ?? encryptWith(wrapping, fields, plain, "wrapKey");
  }
}
asInterface(SubtleCrypto);

function argumentsOf(receiver: SubtleCrypto, method: string, values: readonly unknown[]): Arguments {
  if (!isReal(receiver)) {
    throw new TypeError(
      "Illegal invocation: function called with incorrect `this` reference. See " +
        "https://developers.cloudflare.com/workers/observability/errors/#illegal-invocation-errors for details.",
    );
  }
  return new Arguments(method, values);
}

function encryptWith(
  key: KeyDetails,
  fields: AlgorithmFields,
  data: ByteArray,
  operation: string,
): ArrayBuffer {
  const family = familyOf(key.name);
  return family.encrypt === undefined ? missing(operation, key) : family.encrypt(key, fields, data);
}

function decryptWith(
  key: KeyDetails,
  fields: AlgorithmFields,
  data: ByteArray,
  operation: string,
): ArrayBuffer {
  const family = familyOf(key.name);
  return family.decrypt === undefined ? missing(operation, key) : family.decrypt(key, fields, data);
}

function missing(operation: string, key: KeyDetails): never {
  throw notSupported(`The ${operation} operation is not implemented for "${key.name}".`);
}

export const subtle = new SubtleCrypto(creating);
