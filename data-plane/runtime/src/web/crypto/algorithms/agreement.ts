import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import { type KeyDetails, partsOf } from "../crypto-key.ts";
import type { AlgorithmFields } from "../dictionaries.ts";
import { invalidAccess, missingField, operationError } from "../errors.ts";
import { isCurve } from "../key-encoding.ts";

/** The shared secret of two keys, or its first `length` bits, for ECDH and X25519. */
export function agree(key: KeyDetails, fields: AlgorithmFields, length: number | null): ArrayBuffer {
  const other = fields.public;
  if (other === undefined) {
    throw missingField("public", "derivedKeyParams");
  }
  checkPartner(key, other);
  const own = partsOf(key);
  const size = own.kind === "P-521" ? 66 : own.kind === "P-384" ? 48 : 32;
  const bits = length ?? size * 8;
  if (bits > size * 8) {
    throw operationError(
      `Derived key length (${bits} bits) is too long (should be at most ${size * 8} bits).`,
    );
  }
  const secret = host().agree(own.kind, own.parts, partsOf(other).parts);
  if (secret === null) {
    throw operationError(
      isCurve(own.kind)
        ? "Failed to generate shared ECDH secret."
        : "Failed to derive EDDH key: public key routines INVALID_PEER_KEY.",
    );
  }
  return firstBits(fromHost(secret), bits);
}

function checkPartner(key: KeyDetails, other: KeyDetails): void {
  if (other.type !== "public") {
    throw invalidAccess(`The provided key has type "${other.type}", not "public"`);
  }
  if (other.material.form !== "pair-part" || isPoint(key) !== isPoint(other)) {
    throw invalidAccess(
      `Base ${key.name} private key cannot be used to derive a key from a peer ${other.name} public key`,
    );
  }
  if (key.name !== other.name) {
    throw invalidAccess(
      `Private key for derivation is using "${key.name}" while public key is using "${other.name}".`,
    );
  }
  const [own, peer] = [partsOf(key).kind, partsOf(other).kind];
  if (own !== peer) {
    throw invalidAccess(
      `Private key for derivation is using curve "${own}" while public key is using "${peer}".`,
    );
  }
}

function isPoint(key: KeyDetails): boolean {
  return isCurve(partsOf(key).kind);
}

function firstBits(secret: Uint8Array<ArrayBuffer>, bits: number): ArrayBuffer {
  const result = secret.slice(0, Math.ceil(bits / 8));
  const unused = result.length * 8 - bits;
  if (unused > 0) {
    const last = result.length - 1;
    result[last] = (result[last] as number) & (0xff << unused);
  }
  return result.buffer;
}
