import { SafeMap } from "../../primordials.ts";
import { aesCbc, aesCtr, aesGcm, aesKw } from "./aes.ts";
import { hkdf, pbkdf2 } from "./derivation.ts";
import { ed25519, x25519 } from "./edwards.ts";
import { ecdh, ecdsa } from "./elliptic.ts";
import type { Family } from "./family.ts";
import { hmac } from "./hmac.ts";
import { rsaOaep, rsaPss, rsaSsa } from "./rsa.ts";

export interface Registered {
  /** The algorithm's name in its usual letters. */
  readonly name: string;
  readonly family: Family;
}

const FAMILIES: readonly Family[] = [
  aesCbc,
  aesCtr,
  aesGcm,
  aesKw,
  ecdh,
  ecdsa,
  ed25519,
  hkdf,
  hmac,
  pbkdf2,
  rsaOaep,
  rsaPss,
  rsaSsa,
  x25519,
];

const registered = new SafeMap<string, Registered>();
for (const family of FAMILIES) {
  for (const name of family.names) {
    registered.set(name.toUpperCase(), { name, family });
  }
}

/** An algorithm, in any case of letters. */
export function algorithmNamed(name: string): Registered | undefined {
  return registered.get(name.toUpperCase());
}

/** The algorithms of a key that was made here. */
export function familyOf(name: string): Family {
  return (algorithmNamed(name) as Registered).family;
}
