/**
 * The part of the border that computes for `crypto` and `node:crypto`. Its Java twin is
 * `dev.holdfast.sandbox.border.CryptoFunctions`.
 *
 * All are synchronous, run on the isolate's thread, and so count as CPU time of the event; none can be interrupted, so
 * each does a bounded piece of work: at most 16 MiB of data (`MOST_BYTES`), one block of PBKDF2, one search of a second
 * for an RSA key. `null`: key, tag, padding or length do not fit, and nobody needs to know which. What the runtime layer
 * should have refused (unknown names, numbers out of range) is thrown as an Error.
 */
import type { Bytes } from "./host.ts";

/** The most that any byte argument may have. */
export const MOST_BYTES = 16_777_216;

export type HashName = "MD5" | "SHA-1" | "SHA-224" | "SHA-256" | "SHA-384" | "SHA-512";

/** Kinds of asymmetric keys. */
export type KeyKind = "RSA" | "P-256" | "P-384" | "P-521" | "Ed25519" | "X25519";

/** How signatures are made: of `ECDSA` they are r and s in a row, of `ECDSA-DER` they are DER. */
export type SignatureScheme = "RSASSA-PKCS1-v1_5" | "RSA-PSS" | "ECDSA" | "ECDSA-DER" | "Ed25519";

/**
 * The numbers that make a key, each as bytes:
 * - RSA: public n, e; private n, e, d, p, q, dp, dq, qi; big-endian
 * - P-…: public x, y; private d, x, y; big-endian, as long as the field
 * - Ed25519, X25519: public x; private d, x; 32 bytes each
 */
export type KeyParts = readonly Bytes[];

export interface CryptoHost {
  hash(hash: HashName, data: Bytes): Bytes;
  hmac(hash: HashName, key: Bytes, data: Bytes): Bytes;

  /**
   * A hash, or HMAC if `isKeyed`, that is fed piece by piece.
   * @returns its number; the least recently used of several thousand is forgotten without notice
   */
  beginHash(hash: HashName, isKeyed: boolean, key: Bytes): number;
  /** False when there is none with this number. */
  updateHash(running: number, data: Bytes): boolean;
  /** A second one in the same state; 0 when there is none with this number. */
  copyHash(running: number): number;
  /** The result, after which the number is free; null when there is none with this number. */
  endHash(running: number): Bytes | null;

  /** Block `block` (from 1) of PBKDF2's result, as long as the hash; at most 100,000 iterations. */
  pbkdf2Block(hash: HashName, password: Bytes, salt: Bytes, iterations: number, block: number): Bytes;
  hkdf(hash: HashName, secret: Bytes, salt: Bytes, info: Bytes, length: number): Bytes;
  /** scryptROMix of 128 * r bytes; at most 64 MiB of memory. */
  scryptMix(block: Bytes, cost: number, r: number): Bytes;

  aesCbc(key: Bytes, encrypt: boolean, padded: boolean, iv: Bytes, data: Bytes): Bytes | null;
  /** Both ways; all 128 bits of the counter count. */
  aesCtr(key: Bytes, counter: Bytes, data: Bytes): Bytes | null;
  /** The tag, 4 to 16 bytes, is at the end of what is encrypted. */
  aesGcm(
    key: Bytes,
    encrypt: boolean,
    iv: Bytes,
    additional: Bytes,
    tagBytes: number,
    data: Bytes,
  ): Bytes | null;
  /** RFC 3394; `wrap` false unwraps. */
  aesWrap(key: Bytes, wrap: boolean, data: Bytes): Bytes | null;
  /** Encrypts with public parts, or decrypts with private ones. */
  rsaOaep(encrypt: boolean, hash: HashName, label: Bytes, key: KeyParts, data: Bytes): Bytes | null;

  /**
   * The parts of a new private key. `bits` and `exponent` are for RSA, 512 to 4096 bits; null when none was found
   * within a second, after which another try may succeed.
   */
  generateKey(kind: KeyKind, bits: number, exponent: Bytes): Bytes[] | null;
  /**
   * Checks a key, and gives its parts in their usual form. A curve's public point may be one part in its encoded form;
   * of a private key on a curve the first part is enough.
   */
  completeKey(kind: KeyKind, isPrivate: boolean, parts: KeyParts): Bytes[] | null;
  /** The whole shared secret of ECDH or X25519; null for points of small order, too. */
  agree(kind: KeyKind, privateParts: KeyParts, publicParts: KeyParts): Bytes | null;

  /** `hash` and `saltLength` count for schemes that have them. */
  sign(
    scheme: SignatureScheme,
    hash: HashName,
    saltLength: number,
    kind: KeyKind,
    privateParts: KeyParts,
    data: Bytes,
  ): Bytes | null;
  verify(
    scheme: SignatureScheme,
    hash: HashName,
    saltLength: number,
    kind: KeyKind,
    publicParts: KeyParts,
    signature: Bytes,
    data: Bytes,
  ): boolean;
}
