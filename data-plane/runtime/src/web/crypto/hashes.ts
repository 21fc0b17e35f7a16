import { host } from "../../border/host-ref.ts";
import { SafeMap } from "../../primordials.ts";
import type { HashName } from "../../host-crypto.ts";
import { type ByteArray, arrived, crossing } from "./buffers.ts";
import { notSupported } from "./errors.ts";
import { RunningHash } from "./running-hash.ts";

/** From this length on data crosses piece by piece, so that no single call takes long. */
const PIECE = 1_048_576;

/** A hash function; lengths in bytes. */
export interface HashFunction {
  readonly name: HashName;
  readonly length: number;
  readonly blockLength: number;
}

const functions = new SafeMap<string, HashFunction>();
for (const [name, length, blockLength] of [
  ["MD5", 16, 64],
  ["SHA-1", 20, 64],
  ["SHA-256", 32, 64],
  ["SHA-384", 48, 128],
  ["SHA-512", 64, 128],
] as const) {
  functions.set(name, { name, length, blockLength });
}

/** In any case of letters. */
export function hashNamed(name: string): HashFunction {
  const found = functions.get(name.toUpperCase());
  if (found === undefined) {
    throw notSupported("Unrecognized or unimplemented digest algorithm requested.");
  }
  return found;
}

export function digest(hash: HashFunction, data: ByteArray): ArrayBuffer {
  return data.length <= PIECE
    ? arrived(host().hash(hash.name, crossing(data)))
    : new RunningHash(hash.name).update(data).digest().buffer;
}

export function hmac(hash: HashFunction, key: ByteArray, data: ByteArray): ArrayBuffer {
  return data.length <= PIECE
    ? arrived(host().hmac(hash.name, crossing(key), crossing(data)))
    : new RunningHash(hash.name, key).update(data).digest().buffer;
}
