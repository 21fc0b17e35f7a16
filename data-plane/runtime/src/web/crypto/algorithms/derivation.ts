import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import { type ByteArray, arrived, crossing } from "../buffers.ts";
import { type CryptoKey, makeKey, secretOf } from "../crypto-key.ts";
import type { AlgorithmFields } from "../dictionaries.ts";
import { missingField, notSupported, operationError, syntaxError } from "../errors.ts";
import type { Family, ImportData, KeyWish } from "../family.ts";
import { type HashFunction, hashNamed } from "../hashes.ts";
import { checkUsages } from "../usages.ts";

/** As on the platform in production. */
const MOST_ITERATIONS = 100_000;
const MOST_BLOCKS = 255;

export const pbkdf2: Family = {
  names: ["PBKDF2"],

  importKey: (data, wish) => importSecret(data, wish),

  deriveBits(key, fields, length) {
    const hash = hashNamed(required(fields.hash, "hash"));
    const salt = required(fields.salt, "salt");
    const iterations = required(fields.iterations, "iterations");
    const bytes = wholeBytes("PBKDF2", length);
    if (iterations <= 0) {
      throw operationError(`PBKDF2 requires a positive iteration count (requested ${iterations}).`);
    }
    checkIterations(iterations);
    if (bytes > MOST_BLOCKS * hash.length) {
      throw operationError("Pbkdf2 failed: derived key length exceeds maximum for this hash");
    }
    return derivePbkdf2(hash, secretOf(key), salt, iterations, bytes).buffer;
  },
};

export const hkdf: Family = {
  names: ["HKDF"],

  importKey: (data, wish) => importSecret(data, wish),

  deriveBits(key, fields, length) {
    const hash = hashNamed(required(fields.hash, "hash"));
    const salt = required(fields.salt, "salt");
    const info = required(fields.info, "info");
    const bytes = wholeBytes("HKDF", length);
    if (bytes > MOST_BLOCKS * hash.length) {
      throw operationError("HKDF deriveBits failed.");
    }
    return arrived(host().hkdf(hash.name, crossing(secretOf(key)), crossing(salt), crossing(info), bytes));
  },
};

export function checkIterations(iterations: number): void {
  if (iterations > MOST_ITERATIONS) {
    throw notSupported(
      `Pbkdf2 failed: iteration counts above ${MOST_ITERATIONS} are not supported (requested ${iterations}).`,
    );
  }
}

/** Block by block, so that a program which takes too long can be stopped in between. */
export function derivePbkdf2(
  hash: Pick<HashFunction, "name" | "length">,
  password: ByteArray,
  salt: ByteArray,
  iterations: number,
  length: number,
): ByteArray {
  const result = new Uint8Array(length);
  const [secret, salted] = [crossing(password), crossing(salt)];
  for (let at = 0, number = 1; at < length; at += hash.length, number++) {
    const block = fromHost(host().pbkdf2Block(hash.name, secret, salted, iterations, number));
    result.set(block.subarray(0, length - at), at);
  }
  return result;
}

function importSecret(data: ImportData, wish: KeyWish): CryptoKey {
  const { name, extractable } = wish;
  const usages = checkUsages(name, "import secret", wish.usages, ["deriveKey", "deriveBits"]);
  if (extractable) {
    throw syntaxError(`${name} key cannot be extractable.`);
  }
  if (data.format !== "raw") {
    // The platform's own two texts differ in their last letter.
    const end = name === "HKDF" ? ")" : ").";
    throw notSupported(`${name} key must be imported in "raw" format (requested "${data.format}"${end}`);
  }
  return makeKey({
    name,
    type: "secret",
    extractable,
    usages,
    material: { form: "secret", bytes: data.bytes.slice() },
    shown: { name },
  });
}

function wholeBytes(name: string, length: number | null): number {
  if (length === null) {
    throw operationError(`${name} cannot derive a key with null length.`);
  }
  if (length % 8 !== 0) {
    throw operationError(
      `${name} requires a derived key length that is a multiple of eight (requested ${length}).`,
    );
  }
  return length / 8;
}

function required<F extends keyof AlgorithmFields>(
  value: AlgorithmFields[F],
  field: F,
): NonNullable<AlgorithmFields[F]> {
  if (value === undefined) {
    throw missingField(field);
  }
  return value as NonNullable<AlgorithmFields[F]>;
}
