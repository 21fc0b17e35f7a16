import { bytesOf, isEqual } from "../../../web/crypto/buffers.ts";
import { crypto } from "../../../web/crypto/crypto.ts";
import { callLater } from "./bytes.ts";
import { wrongType } from "./errors.ts";
import { type SecretKeyObject, generateSecretKey } from "./keys.ts";

export { CryptoKey } from "../../../web/crypto/crypto-key.ts";
export { Cipheriv, Decipheriv, createCipheriv, createDecipheriv, getCiphers } from "./ciphers.ts";
export { constants } from "./constants.ts";
export { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from "./derivation.ts";
export { getHashes } from "./hash-names.ts";
export { Hash, Hmac, createHash, createHmac, hash } from "./hash.ts";
export { createPrivateKey, createPublicKey } from "./key-input.ts";
export {
  diffieHellman,
  generateKeyPair,
  generateKeyPairSync,
  privateDecrypt,
  publicEncrypt,
} from "./key-pairs.ts";
export { KeyObject, createSecretKey } from "./keys.ts";
export {
  getRandomValues,
  randomBytes,
  randomBytes as pseudoRandomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
} from "./random.ts";
export * from "./refusals.ts";
export { Sign, Verify, createSign, createVerify, sign, verify } from "./signatures.ts";

export const webcrypto = crypto;
export const { subtle } = crypto;
export const fips = false;

export function getFips(): number {
  return 0;
}

export function getCurves(): string[] {
  return ["prime256v1", "secp384r1", "secp521r1"];
}

export function generateKeySync(type: unknown, options: { readonly length?: unknown }): SecretKeyObject {
  return generateSecretKey(type, options);
}

export function generateKey(type: unknown, options: { readonly length?: unknown }, callback: unknown): void {
  callLater(callback, () => generateSecretKey(type, options));
}

export function timingSafeEqual(a: unknown, b: unknown): boolean {
  const [first, second] = [bytesOf(a), bytesOf(b)];
  const expected = "an instance of ArrayBuffer, Buffer, TypedArray, or DataView";
  if (first === undefined) {
    throw wrongType("buf1", expected, a);
  }
  if (second === undefined) {
    throw wrongType("buf2", expected, b);
  }
  if (first.length !== second.length) {
    throw new TypeError("Input buffers must have the same byte length.");
  }
  return isEqual(first, second);
}
