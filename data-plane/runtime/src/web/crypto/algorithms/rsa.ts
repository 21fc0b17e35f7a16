import { fromHost, toHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { type KeyTraits, asymmetricKey, exportAsymmetric, importAsymmetric, keyPair } from "./asymmetric.ts";
import { encodeBase64Url } from "../base64url.ts";
import { type ByteArray, arrived, crossing } from "../buffers.ts";
import { type KeyDetails, partsOf } from "../crypto-key.ts";
import { dataError, invalidAccess, missingField, operationError } from "../errors.ts";
import type { Family, KeyWish } from "../family.ts";
import { type HashFunction, hashNamed } from "../hashes.ts";
import { numbersOfJwk, jwkName } from "./rsa-jwk.ts";
import { bitLength, checkGeneratedKey, checkImportedKey, withoutLeadingZeros } from "./rsa-limits.ts";
import { type KeyUsage, checkUsages } from "../usages.ts";

const SIGNING: readonly KeyUsage[] = ["sign", "verify"];
const ENCRYPTING: readonly KeyUsage[] = ["encrypt", "decrypt", "wrapKey", "unwrapKey"];
const MEMBERS = ["n", "e", "d", "p", "q", "dp", "dq", "qi"] as const;
/** One search takes a second at most; a key of 4096 bits may need some. */
const MOST_SEARCHES = 60;

const keys: Omit<Family, "names"> = {
  generateKey(wish) {
    const { publicExponent, modulusLength } = wish.fields;
    if (publicExponent === undefined) {
      throw missingField("publicExponent");
    }
    const name = hashName(wish);
    if (modulusLength === undefined) {
      throw missingField("modulusLength");
    }
    if (modulusLength <= 0) {
      throw operationError(`modulusLength must be greater than zero (requested ${modulusLength}).`);
    }
    const hash = hashNamed(name);
    const usages = checkUsages(wish.name, "generate", wish.usages, usagesOf(wish.name));
    checkGeneratedKey(modulusLength, publicExponent);
    const parts = searchRsaKey(modulusLength, publicExponent);
    return keyPair(() => traits(wish.name, hash, parts), "RSA", parts, wish.extractable, usages);
  },

  importKey(data, wish) {
    const hash = hashNamed(hashName(wish));
    const imported = importAsymmetric(data, wish, {
      allowed: usagesOf(wish.name),
      fromJwk: (jwk) => numbersOfJwk(jwk, wish, hash),
      accept: (kind: KeyKind, parts: readonly Bytes[]) => {
        if (kind !== "RSA") {
          throw dataError("Input was not an RSA key.");
        }
        checkImportedKey(parts);
      },
    });
    const { name, extractable } = wish;
    return asymmetricKey(traits(name, hash, imported.parts), imported, extractable, imported.usages);
  },

  exportKey(key, format) {
    const { parts } = partsOf(key);
    return exportAsymmetric(
      key,
      format,
      () => ({
        kty: "RSA",
        alg: jwkName(key.name, hashOf(key)),
        ...Object.fromEntries(parts.map((part, index) => [MEMBERS[index], encodeBase64Url(fromHost(part))])),
      }),
      () => {
        throw invalidAccess(`Cannot export "${key.name}" in "raw" format.`);
      },
    );
  },
};

export const rsaSsa: Family = {
  ...keys,
  names: ["RSASSA-PKCS1-v1_5"],

  sign(key, _fields, data) {
    const hash = hashOf(key);
    if (hash.length + 32 > modulusBytes(key)) {
      throw operationError(
        `key too small for signing with given digest, need at least ${8 * (hash.length + 32)}bits.`,
      );
    }
    return signed("RSASSA-PKCS1-v1_5", key, 0, data);
  },

  verify(key, _fields, signature, data) {
    return isSigned("RSASSA-PKCS1-v1_5", key, 0, signature, data);
  },
};

export const rsaPss: Family = {
  ...keys,
  names: ["RSA-PSS"],

  sign(key, fields, data) {
    const salt = fields.saltLength;
    if (salt === undefined) {
      throw dataError("Failed to provide salt for RSA-PSS key operation which requires a salt");
    }
    checkSalt(salt);
    const room = modulusBytes(key) - hashOf(key).length - 2;
    if (room < 0) {
      throw operationError("key too small for signing with given digest");
    }
    if (salt > room) {
      throw operationError("key too small for signing with given digest and salt length");
    }
    return signed("RSA-PSS", key, salt, data);
  },

  verify(key, fields, signature, data) {
    const salt = fields.saltLength;
    if (salt === undefined) {
      throw new TypeError("Failed to provide salt for RSA-PSS key operation which requires a salt");
    }
    checkSalt(salt);
    const room = modulusBytes(key) - hashOf(key).length - 2;
    return salt <= room && isSigned("RSA-PSS", key, salt, signature, data);
  },
};

export const rsaOaep: Family = {
  ...keys,
  names: ["RSA-OAEP"],
  encrypt: (key, fields, data) => crypted(true, key, fields.label, data),
  decrypt: (key, fields, data) => crypted(false, key, fields.label, data),
};

function crypted(
  encrypt: boolean,
  key: KeyDetails,
  label: ByteArray | undefined,
  data: ByteArray,
): ArrayBuffer {
  const { parts } = partsOf(key);
  const labelBytes = crossing(label ?? new Uint8Array(0));
  const result = host().rsaOaep(encrypt, hashOf(key).name, labelBytes, parts, crossing(data));
  if (result === null) {
    throw operationError(
      !encrypt && data.length !== modulusBytes(key)
        ? "RSA-OAEP failed encrypt/decrypt: Invalid RSA signature.."
        : "RSA-OAEP failed encrypt/decrypt.",
    );
  }
  return arrived(result);
}

function signed(
  scheme: "RSASSA-PKCS1-v1_5" | "RSA-PSS",
  key: KeyDetails,
  salt: number,
  data: ByteArray,
): ArrayBuffer {
  const { parts } = partsOf(key);
  const signature = host().sign(scheme, hashOf(key).name, salt, "RSA", parts, crossing(data));
  if (signature === null) {
    throw operationError("RSA operation failed.");
  }
  return arrived(signature);
}

function isSigned(
  scheme: "RSASSA-PKCS1-v1_5" | "RSA-PSS",
  key: KeyDetails,
  salt: number,
  signature: ByteArray,
  data: ByteArray,
): boolean {
  const { parts } = partsOf(key);
  const hash = hashOf(key).name;
  return host().verify(scheme, hash, salt, "RSA", parts, crossing(signature), crossing(data));
}

function checkSalt(salt: number): void {
  if (salt < 0) {
    throw dataError(`SaltLength for RSA-PSS must be non-negative (provided ${salt}).`);
  }
}

export function searchRsaKey(bits: number, exponent: ByteArray): readonly Bytes[] {
  for (let i = 0; i < MOST_SEARCHES; i++) {
    const parts = host().generateKey("RSA", bits, toHost(exponent));
    if (parts !== null) {
      return parts;
    }
  }
  throw operationError(`No RSA key of ${bits} bits was found in time.`);
}

function usagesOf(name: string): readonly KeyUsage[] {
  return name === "RSA-OAEP" ? ENCRYPTING : SIGNING;
}

function hashName(wish: KeyWish): string {
  if (wish.fields.hash === undefined) {
    throw missingField("hash");
  }
  return wish.fields.hash;
}

function hashOf(key: KeyDetails): HashFunction {
  return key.hash as HashFunction;
}

function modulusBytes(key: KeyDetails): number {
  return withoutLeadingZeros(fromHost(partsOf(key).parts[0] as Bytes)).length;
}

function traits(name: string, hash: HashFunction, parts: readonly Bytes[]): KeyTraits {
  const modulus = fromHost(parts[0] as Bytes);
  return {
    name,
    hash,
    shown: {
      name,
      modulusLength: bitLength(modulus),
      publicExponent: fromHost(parts[1] as Bytes),
      hash: { name: hash.name },
    },
  };
}
