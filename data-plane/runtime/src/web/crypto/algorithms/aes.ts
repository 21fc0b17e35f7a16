import { host } from "../../../border/host-ref.ts";
import { randomBytes } from "../../random.ts";
import { encodeBase64Url } from "../base64url.ts";
import { type ByteArray, arrived, crossing, joined } from "../buffers.ts";
import { counterBlocks } from "../counter.ts";
import { type CryptoKey, type KeyDetails, makeKey, secretOf } from "../crypto-key.ts";
import type { AlgorithmFields } from "../dictionaries.ts";
import { dataError, missingField, notSupported, operationError } from "../errors.ts";
import type { Family, ImportData, KeyWish } from "../family.ts";
import { type JsonWebKey, exportedJwk, memberBytes } from "../jwk.ts";
import { type KeyUsage, type UsageContext, checkUsages } from "../usages.ts";

const LENGTHS = [128, 192, 256];
const TAG_LENGTHS = [32, 64, 96, 104, 112, 120, 128];
const BLOCK = 16;
const WRAPPING: readonly KeyUsage[] = ["wrapKey", "unwrapKey"];
const ENCRYPTING: readonly KeyUsage[] = ["encrypt", "decrypt", ...WRAPPING];

const keys = {
  generateKey(wish: KeyWish): CryptoKey {
    const usages = usagesOf(wish, "generate");
    const { length } = wish.fields;
    if (length === undefined) {
      throw missingField("length");
    }
    if (!LENGTHS.includes(length)) {
      throw operationError(`Generated AES key length must be 128, 192, or 256 bits but requested ${length}.`);
    }
    return secretKey(wish, usages, randomBytes(length / 8));
  },

  importKey(data: ImportData, wish: KeyWish): CryptoKey {
    const usages = usagesOf(wish, "import secret");
    return secretKey(wish, usages, importedBytes(data, wish));
  },

  exportKey(key: KeyDetails, format: string): ArrayBuffer | Record<string, unknown> {
    const bytes = secretOf(key);
    switch (format) {
      case "raw":
        return bytes.slice().buffer;
      case "jwk":
        return exportedJwk({
          kty: "oct",
          k: encodeBase64Url(bytes),
          alg: jwkName(key.name, bytes),
          key_ops: [...key.usages],
          ext: true,
        });
      default:
        throw notSupported(
          `${key.name} key only supports exporting "raw", "raw-secret" & "jwk", not "${format}".`,
        );
    }
  },
};

export const aesGcm: Family = {
  ...keys,
  names: ["AES-GCM"],

  encrypt(key, fields, data) {
    const iv = gcmVector(fields);
    const tagBytes = tagLength(fields) / 8;
    const additional = crossing(fields.additionalData ?? new Uint8Array(0));
    const sealed = host().aesGcm(
      crossing(secretOf(key)),
      true,
      crossing(iv),
      additional,
      tagBytes,
      crossing(data),
    );
    return arrived(sealed ?? refuse("AES-GCM encryption failed."));
  },

  decrypt(key, fields, data) {
    const iv = gcmVector(fields);
    const tagBits = tagLength(fields);
    const tagBytes = tagBits / 8;
    if (data.length < tagBytes) {
      throw operationError(
        `Ciphertext length of ${data.length * 8} bits must be greater than or equal to the size of the AES-GCM tag length of ${tagBits} bits.`,
      );
    }
    const additional = crossing(fields.additionalData ?? new Uint8Array(0));
    const opened = host().aesGcm(
      crossing(secretOf(key)),
      false,
      crossing(iv),
      additional,
      tagBytes,
      crossing(data),
    );
    const length = data.length - tagBytes;
    return arrived(opened ?? refuse(decryptionFailed("AES-GCM", length, length)));
  },
};

export const aesCbc: Family = {
  ...keys,
  names: ["AES-CBC"],

  encrypt(key, fields, data) {
    const iv = required(fields.iv, "iv");
    if (iv.length !== BLOCK) {
      throw operationError(`AES-CBC IV must be 16 bytes long (provided ${iv.length} bytes).`);
    }
    const result = host().aesCbc(crossing(secretOf(key)), true, true, crossing(iv), crossing(data));
    return arrived(result ?? refuse("AES-CBC encryption failed."));
  },

  decrypt(key, fields, data) {
    const iv = required(fields.iv, "iv");
    if (iv.length !== BLOCK) {
      throw operationError(`AES-CBC IV must be 16 bytes long (provided ${iv.length}).`);
    }
    const plain =
      data.length === 0
        ? null
        : host().aesCbc(crossing(secretOf(key)), false, true, crossing(iv), crossing(data));
    const expected = Math.floor(Math.max(0, data.length - 1) / BLOCK) * BLOCK;
    return arrived(plain ?? refuse(decryptionFailed("AES-CBC", data.length, expected)));
  },
};

export const aesCtr: Family = { ...keys, names: ["AES-CTR"], encrypt: count, decrypt: count };

export const aesKw: Family = {
  ...keys,
  names: ["AES-KW"],

  wrap(key, data) {
    if (data.length % 8 !== 0) {
      throw operationError(
        `Unwrapped key bit length must be a multiple of 64 bits but unwrapped key has a length of ${data.length * 8} bits.`,
      );
    }
    if (data.length < 16) {
      throw operationError(
        `Unwrapped key has length ${data.length} bytes but it should be greater than or equal to 16 and less than or equal to 18446744073709551607`,
      );
    }
    const wrapped = host().aesWrap(crossing(secretOf(key)), true, crossing(data));
    return arrived(wrapped ?? refuse("AES-KW key wrapping failed."));
  },

  unwrap(key, data) {
    if (data.length % 8 !== 0) {
      throw operationError(
        `Provided a wrapped key to unwrap that is ${data.length * 8} bits which isn't a multiple of 64 bits.`,
      );
    }
    if (data.length < 24) {
      throw operationError(
        `Provided a wrapped key to unwrap this is ${data.length * 8} bits that is less than the minimal length of 192 bits.`,
      );
    }
    const plain = host().aesWrap(crossing(secretOf(key)), false, crossing(data));
    return arrived(plain ?? refuse("AES-KW key unwrapping failed."));
  },
};

/** Encryption and decryption are the same. */
function count(key: KeyDetails, fields: AlgorithmFields, data: ByteArray): ArrayBuffer {
  const { counter, length } = fields;
  if (counter === undefined) {
    throw new TypeError('Missing "counter" member in "algorithm".');
  }
  if (counter.length !== BLOCK) {
    throw operationError(`Counter must have length of 16 bytes (provided ${counter.length}).`);
  }
  if (length === undefined) {
    throw new TypeError('Missing "length" member in "algorithm".');
  }
  if (length <= 0 || length > 128) {
    throw operationError(`Invalid counter of ${length} bits length provided.`);
  }
  const secret = crossing(secretOf(key));
  const pieces = counterBlocks(counter, length, data).map(({ start, bytes }) => {
    const result = host().aesCtr(secret, crossing(start), crossing(bytes));
    return new Uint8Array(arrived(result ?? refuse("AES-CTR encryption failed.")));
  });
  return pieces.length === 1 ? (pieces[0] as ByteArray).buffer : joined(...pieces).buffer;
}

function usagesOf(wish: KeyWish, context: UsageContext): KeyUsage[] {
  return checkUsages(wish.name, context, wish.usages, wish.name === "AES-KW" ? WRAPPING : ENCRYPTING);
}

function secretKey(wish: KeyWish, usages: KeyUsage[], bytes: ByteArray): CryptoKey {
  const { name, extractable } = wish;
  return makeKey({
    name,
    type: "secret",
    extractable,
    usages,
    material: { form: "secret", bytes },
    shown: { name, length: bytes.length * 8 },
  });
}

function importedBytes(data: ImportData, wish: KeyWish): ByteArray {
  switch (data.format) {
    case "raw":
      checkLength(data.bytes);
      return data.bytes.slice();
    case "jwk":
      return jwkBytes(data.jwk, wish);
    default:
      throw notSupported(`Unrecognized key import format "${data.format}".`);
  }
}

function jwkBytes(jwk: JsonWebKey, wish: KeyWish): ByteArray {
  if (jwk.kty !== "oct") {
    throw dataError(
      `Symmetric "jwk" key import requires a JSON Web Key with Key Type parameter "kty" equal to "oct" (encountered "${jwk.kty}").`,
    );
  }
  const bytes = memberBytes(jwk, "k", 'Symmetric "jwk" key import requires a base64Url encoding of the key.');
  checkLength(bytes);
  const name = jwkName(wish.name, bytes);
  if (jwk.alg !== undefined && jwk.alg !== name) {
    throw dataError(`Symmetric "jwk" key contains invalid "alg" value "${jwk.alg}", expected "${name}".`);
  }
  if (wish.usages.length > 0 && jwk.use !== undefined && jwk.use !== "enc") {
    throw dataError(`Symmetric "jwk" key must have a "use" of "enc", not "${jwk.use}".`);
  }
  if (jwk.key_ops !== undefined) {
    checkOperations(jwk.key_ops, wish.usages);
  }
  return bytes;
}

function checkOperations(operations: readonly string[], usages: readonly string[]): void {
  const duplicate = [...operations].sort().find((item, index, all) => item === all[index + 1]);
  if (duplicate !== undefined) {
    throw dataError(`Symmetric "jwk" key contains duplicate value "${duplicate}", in "key_op".`);
  }
  const missing = usages.find((usage) => !operations.includes(usage));
  if (missing !== undefined) {
    throw dataError(`"jwk" key missing usage "${missing}", in "key_ops".`);
  }
}

function checkLength(bytes: ByteArray): void {
  if (!LENGTHS.includes(bytes.length * 8)) {
    throw dataError(
      `Imported AES key length must be 128, 192, or 256 bits but provided ${bytes.length * 8}.`,
    );
  }
}

/** `A128GCM` */
function jwkName(name: string, bytes: ByteArray): string {
  return `A${bytes.length * 8}${name.slice("AES-".length)}`;
}

function gcmVector(fields: AlgorithmFields): ByteArray {
  const iv = required(fields.iv, "iv");
  if (iv.length === 0) {
    throw operationError("AES-GCM IV must not be empty.");
  }
  return iv;
}

function tagLength(fields: AlgorithmFields): number {
  const length = fields.tagLength ?? 128;
  if (!TAG_LENGTHS.includes(length)) {
    throw operationError(`Invalid AES-GCM tag length ${length}.`);
  }
  return length;
}

function required<T>(value: T | undefined, field: string): T {
  if (value === undefined) {
    throw missingField(field);
  }
  return value;
}

function decryptionFailed(name: string, input: number, output: number): string {
  return (
    "Decryption failed. This could be due to a ciphertext authentication failure, bad padding, incorrect CryptoKey, or " +
    `another algorithm-specific reason. Input length was ${input}, output length expected to be ${output} for ${name}`
  );
}

function refuse(message: string): never {
  throw operationError(message);
}
