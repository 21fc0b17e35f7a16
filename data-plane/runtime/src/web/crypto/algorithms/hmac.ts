import { randomBytes } from "../../random.ts";
import { encodeBase64Url } from "../base64url.ts";
import { type ByteArray, isEqual } from "../buffers.ts";
import { type CryptoKey, type KeyDetails, makeKey, secretOf } from "../crypto-key.ts";
import { dataError, missingField, notSupported, operationError } from "../errors.ts";
import type { Family, ImportData, KeyWish } from "../family.ts";
import { type HashFunction, hashNamed, hmac as compute } from "../hashes.ts";
import { type JsonWebKey, exportedJwk, memberBytes } from "../jwk.ts";
import { type KeyUsage, checkUsages } from "../usages.ts";

const USAGES: readonly KeyUsage[] = ["sign", "verify"];
/** Longer keys help nobody: they are hashed first. */
const MOST_KEY_BITS = 8 * 65_536;

export const hmac: Family = {
  names: ["HMAC"],

  generateKey(wish) {
    const hash = hashNamed(hashName(wish));
    const usages = checkUsages(wish.name, "generate", wish.usages, USAGES);
    const length = wish.fields.length ?? hash.blockLength * 8;
    if (length <= 0) {
      throw operationError(`HMAC key length must be a non-zero unsigned long integer (requested ${length}).`);
    }
    if (length > MOST_KEY_BITS) {
      throw operationError(`HMAC keys have at most ${MOST_KEY_BITS} bits (requested ${length}).`);
    }
    return secretKey(wish, usages, hash, cut(randomBytes(Math.ceil(length / 8)), length), length);
  },

  importKey(data, wish) {
    const usages = checkUsages(wish.name, "import secret", wish.usages, USAGES);
    const name = hashName(wish);
    const bytes = importedBytes(data, name);
    const bits = bytes.length * 8;
    const length = wish.fields.length ?? bits;
    if (length === 0 || length > bits || length <= bits - 8) {
      throw dataError(
        `Imported HMAC key length (${length}) must be a non-zero value up to 7 bits less than, and no greater than, ` +
          `the bit length of the raw key data (${bits}).`,
      );
    }
    return secretKey(wish, usages, hashNamed(name), cut(bytes, length), length);
  },

  exportKey(key, format) {
    const bytes = secretOf(key);
    switch (format) {
      case "raw":
        return bytes.slice().buffer;
      case "jwk":
        return exportedJwk({
          kty: "oct",
          k: encodeBase64Url(bytes),
          alg: jwkName(hashOf(key).name),
          key_ops: [...key.usages],
          ext: true,
        });
      default:
        throw notSupported(`Unimplemented key export format "${format}".`);
    }
  },

  sign(key, _fields, data) {
    return compute(hashOf(key), secretOf(key), data);
  },

  verify(key, _fields, signature, data) {
    return isEqual(new Uint8Array(compute(hashOf(key), secretOf(key), data)), signature);
  },
};

function hashName(wish: KeyWish): string {
  if (wish.fields.hash === undefined) {
    throw missingField("hash");
  }
  return wish.fields.hash;
}

function hashOf(key: KeyDetails): HashFunction {
  return key.hash as HashFunction;
}

function secretKey(
  wish: KeyWish,
  usages: KeyUsage[],
  hash: HashFunction,
  bytes: ByteArray,
  length: number,
): CryptoKey {
  const { name, extractable } = wish;
  return makeKey({
    name,
    type: "secret",
    extractable,
    usages,
    hash,
    material: { form: "secret", bytes },
    shown: { name, hash: { name: hash.name }, length },
  });
}

/** Clears the bits of the last byte that do not belong to the key. */
function cut(bytes: ByteArray, bits: number): ByteArray {
  const unused = bytes.length * 8 - bits;
  if (unused > 0) {
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] as number) & (0xff << unused);
  }
  return bytes;
}

function importedBytes(data: ImportData, hash: string): ByteArray {
  switch (data.format) {
    case "raw":
      return data.bytes.slice();
    case "jwk":
      return jwkBytes(data.jwk, hash);
    default:
      throw notSupported(`Unrecognized key import format "${data.format}".`);
  }
}

function jwkBytes(jwk: JsonWebKey, hash: string): ByteArray {
  if (jwk.kty !== "oct") {
    throw dataError(
      'HMAC "jwk" key import requires a JSON Web Key with Key Type parameter ("kty") equal to "oct" ' +
        `(encountered "${jwk.kty}").`,
    );
  }
  const bytes = memberBytes(jwk, "k", 'HMAC "jwk" key import requires a base64Url encoding of the key');
  if (jwk.alg !== undefined) {
    const expected = jwkName(hash.toUpperCase());
    if (jwk.alg !== expected) {
      throw dataError(
        'HMAC "jwk" key import specifies "alg" that is incompatible with the hash name ' +
          `(encountered "${jwk.alg}", expected "${expected}").`,
      );
    }
  }
  return bytes;
}

/** `HS256` */
function jwkName(hash: string): string {
  if (!hash.startsWith("SHA-")) {
    throw notSupported(`Unimplemented JWK key export format for key algorithm "${hash}".`);
  }
  return `HS${hash.slice("SHA-".length)}`;
}
