import { currentContext } from "../../context.ts";
import { type ByteArray, bytesOf } from "./buffers.ts";
import { type CryptoKey, type CryptoKeyPair, type KeyDetails, detailsOf } from "./crypto-key.ts";
import type { AlgorithmFields } from "./dictionaries.ts";
import {
  dataError,
  invalidAccess,
  missingField,
  notSupported,
  operationError,
  syntaxError,
} from "./errors.ts";
import type { ImportData } from "./family.ts";
import { hashNamed } from "./hashes.ts";
import { type JsonWebKey } from "./jwk.ts";
import { algorithmNamed, familyOf } from "./registry.ts";
import type { KeyUsage } from "./usages.ts";

/** What `SubtleCrypto` does once its arguments are read. */

/** Refuses a key of another algorithm, or one that may not be used for this. */
export function checkUse(key: KeyDetails, { name }: AlgorithmFields, usage: KeyUsage): void {
  if (name.toUpperCase() !== key.name.toUpperCase()) {
    throw invalidAccess(
      `Requested algorithm "${name}" does not match this CryptoKey's algorithm "${key.name}".`,
    );
  }
  if (!key.usages.includes(usage)) {
    throw invalidAccess(`Requested key usage "${usage}" does not match any usage listed in this CryptoKey.`);
  }
}

export function generateKey(
  fields: AlgorithmFields,
  extractable: boolean,
  usages: readonly string[],
): CryptoKey | CryptoKeyPair {
  const found = algorithmNamed(fields.name);
  if (found?.family.generateKey === undefined) {
    throw notSupported(`Unrecognized key generation algorithm "${fields.name}" requested.`);
  }
  currentContext();
  const made = found.family.generateKey({ name: found.name, fields, extractable, usages });
  const key = detailsOf(made);
  if (key !== undefined) {
    requireUsages(key);
  }
  return made;
}

/** @param source a buffer's bytes, or a JSON Web Key's members */
export function importKey(
  format: string,
  source: ByteArray | JsonWebKey,
  fields: AlgorithmFields,
  extractable: boolean,
  usages: readonly string[],
): CryptoKey {
  const data = importData(format, source);
  if (data.format === "jwk" && data.jwk.ext === false && extractable) {
    throw dataError(`JWK ext field for "${fields.name}" is set to false but extractable is true`);
  }
  const found = algorithmNamed(fields.name);
  if (found === undefined) {
    throw notSupported(`Unrecognized key import algorithm "${fields.name}" requested.`);
  }
  const key = found.family.importKey(data, { name: found.name, fields, extractable, usages });
  requireUsages(detailsOf(key) as KeyDetails);
  return key;
}

export function exportKey(format: string, key: KeyDetails): ArrayBuffer | Record<string, unknown> {
  if (!key.extractable) {
    throw invalidAccess(`Attempt to export non-extractable ${key.name} key.`);
  }
  const family = familyOf(key.name);
  if (family.exportKey === undefined) {
    throw notSupported(`Unrecognized or unsupported export of "${key.name}" requested.`);
  }
  return family.exportKey(key, format);
}

export function deriveBits(key: KeyDetails, fields: AlgorithmFields, length: number | null): ArrayBuffer {
  const family = familyOf(key.name);
  if (family.deriveBits === undefined) {
    throw notSupported(`The deriveKey and deriveBits operations are not implemented for "${key.name}".`);
  }
  return family.deriveBits(key, fields, length);
}

/** Bits of a key that is to be derived; null for those whose length is no matter. */
export function derivedLength(fields: AlgorithmFields): number | null {
  const found = algorithmNamed(fields.name);
  switch (found?.name) {
    case "AES-CBC":
    case "AES-CTR":
    case "AES-GCM":
    case "AES-KW":
      return aesLength(fields.length);
    case "HMAC":
      return hmacLength(fields);
    case "HKDF":
    case "PBKDF2":
      return null;
    default:
      throw notSupported(`Unrecognized derived key type "${fields.name}" requested.`);
  }
}

function aesLength(length: number | undefined): number {
  if (length === undefined) {
    throw missingField("length", "derivedKeyParams");
  }
  if (length !== 128 && length !== 192 && length !== 256) {
    throw operationError(`Derived AES key must be 128, 192, or 256 bits in length but provided ${length}.`);
  }
  return length;
}

function hmacLength({ length, hash }: AlgorithmFields): number {
  if (length !== undefined) {
    if (length <= 0) {
      throw new TypeError("HMAC key length must be a non-zero unsigned long integer.");
    }
    return length;
  }
  if (hash === undefined) {
    throw missingField("hash", "derivedKeyParams");
  }
  return hashNamed(hash).blockLength * 8;
}

function requireUsages(key: KeyDetails): void {
  if (key.usages.length === 0 && key.type !== "public") {
    throw syntaxError("Secret/private CryptoKeys must have at least one usage.");
  }
}

function importData(format: string, source: ByteArray | JsonWebKey): ImportData {
  const bytes = bytesOf(source);
  switch (format) {
    case "raw":
    case "pkcs8":
    case "spki":
      if (bytes === undefined) {
        throw new TypeError("Import data provided for buffer-based import formats must be a buffer source.");
      }
      return { format, bytes };
    case "jwk":
      if (bytes !== undefined) {
        throw new TypeError('Import data provided for "jwk" import format must be a JsonWebKey.');
      }
      return { format, jwk: source as JsonWebKey };
    default:
      throw notSupported(`Unrecognized key import format "${format}".`);
  }
}
