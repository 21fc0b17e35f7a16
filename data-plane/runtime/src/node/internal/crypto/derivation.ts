import { type Buffer } from "node:buffer";
import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import { crossing } from "../../../web/crypto/buffers.ts";
import { algorithms } from "../../../web/crypto/registry.ts";
import { type Callback, callLater, toBuffer, toBytes, toInteger } from "./bytes.ts";
import { coded, wrongType } from "./errors.ts";
import { findHash } from "./hash-names.ts";
import { secretBytes } from "./keys.ts";

const MOST = 2 ** 31 - 1;
const SHA_256 = { name: "SHA-256", length: 32 } as const;
const DEFAULT_MEMORY = 32 * 1024 * 1024;
/** What the host computes at most, in bytes of memory. */
const MOST_MEMORY = 64 * 1024 * 1024;

export function pbkdf2Sync(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
): Buffer {
  if (typeof digest !== "string") {
    throw wrongType("digest", "of type string", digest);
  }
  const [secret, salted] = [toBytes(password, "password"), toBytes(salt, "salt")];
  const rounds = toInteger(iterations, "iterations", 1, MOST);
  const size = toInteger(length, "keylen", 0, MOST);
  const hash = findHash(digest);
  if (hash === undefined) {
    throw coded(new TypeError(`Invalid Pbkdf2 digest: ${digest}.`), "ERR_CRYPTO_INVALID_DIGEST");
  }
  const { checkIterations, derivePbkdf2 } = algorithms();
  checkIterations(rounds);
  return toBuffer(derivePbkdf2(hash, secret, salted, rounds, size));
}

export function pbkdf2(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
  callback: unknown,
): void {
  callLater(callback, () => pbkdf2Sync(password, salt, iterations, length, digest));
}

export function hkdfSync(
  digest: string,
  secret: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
): ArrayBuffer {
  const hash = findHash(`${digest}`);
  if (hash === undefined) {
    throw coded(new TypeError(`Invalid Hkdf digest: ${digest}`), "ERR_CRYPTO_INVALID_DIGEST");
  }
  const key = secretBytes(secret, "key");
  const size = toInteger(length, "length", 0, MOST);
  if (size > 255 * hash.length) {
    throw coded(new RangeError("Invalid key length"), "ERR_CRYPTO_INVALID_KEYLEN");
  }
  const salted = crossing(toBytes(salt, "salt"));
  return fromHost(host().hkdf(hash.name, crossing(key), salted, crossing(toBytes(info, "info")), size))
    .buffer;
}

export function hkdf(
  digest: string,
  secret: unknown,
  salt: unknown,
  info: unknown,
  length: unknown,
  callback: unknown,
): void {
  callLater(callback, () => hkdfSync(digest, secret, salt, info, length));
}

/** Either name of a parameter will do. */
export interface ScryptOptions {
  readonly N?: number;
  readonly cost?: number;
  readonly r?: number;
  readonly blockSize?: number;
  readonly p?: number;
  readonly parallelization?: number;
  readonly maxmem?: number;
}

/** RFC 7914. The memory of one call, 128 * N * r bytes, is bounded by `maxmem` and by 64 MiB. */
export function scryptSync(
  password: unknown,
  salt: unknown,
  length: unknown,
  options: ScryptOptions = {},
): Buffer {
  const [secret, salted] = [toBytes(password, "password"), toBytes(salt, "salt")];
  const size = toInteger(length, "keylen", 0, MOST);
  const cost = toInteger(options.N ?? options.cost ?? 16_384, "N", 1, MOST);
  const r = toInteger(options.r ?? options.blockSize ?? 8, "r", 1, MOST);
  const p = toInteger(options.p ?? options.parallelization ?? 1, "p", 1, MOST);
  const memory = options.maxmem ?? DEFAULT_MEMORY;
  if (cost < 2 || (cost & (cost - 1)) !== 0 || p * r >= 2 ** 30) {
    throw coded(new RangeError("Invalid scrypt params"), "ERR_CRYPTO_INVALID_SCRYPT_PARAMS");
  }
  if (128 * (cost * r + p * r) > Math.min(memory, MOST_MEMORY)) {
    throw coded(
      new RangeError("Invalid scrypt params: memory limit exceeded"),
      "ERR_CRYPTO_INVALID_SCRYPT_PARAMS",
    );
  }
  const { derivePbkdf2 } = algorithms();
  const blocks = derivePbkdf2(SHA_256, secret, salted, 1, p * 128 * r);
  for (let at = 0; at < blocks.length; at += 128 * r) {
    const block = crossing(blocks.subarray(at, at + 128 * r));
    blocks.set(fromHost(host().scryptMix(block, cost, r)), at);
  }
  return toBuffer(derivePbkdf2(SHA_256, secret, blocks, 1, size));
}

export function scrypt(
  password: unknown,
  salt: unknown,
  length: unknown,
  options: ScryptOptions | Callback<Buffer>,
  callback?: unknown,
): void {
  const isShort = typeof options === "function";
  callLater(isShort ? options : callback, () => scryptSync(password, salt, length, isShort ? {} : options));
}
