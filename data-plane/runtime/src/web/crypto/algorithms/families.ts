import type { Family } from "../family.ts";
import { aesCbc, aesCtr, aesGcm, aesKw } from "./aes.ts";
import { hkdf, pbkdf2 } from "./derivation.ts";
import { ed25519, x25519 } from "./edwards.ts";
import { ecdh, ecdsa } from "./elliptic.ts";
import { hmac } from "./hmac.ts";
import { rsaOaep, rsaPss, rsaSsa } from "./rsa.ts";

export { checkIterations, derivePbkdf2 } from "./derivation.ts";
export { searchRsaKey } from "./rsa.ts";
export { checkGeneratedKey } from "./rsa-limits.ts";

/** All algorithms of `crypto.subtle` but the plain digests. */
export const families: readonly Family[] = [
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
