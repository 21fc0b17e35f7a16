import { toHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyNumbers } from "./asymmetric.ts";
import { dataError, notSupported } from "../errors.ts";
import type { KeyWish } from "../family.ts";
import type { HashFunction } from "../hashes.ts";
import { type JsonWebKey, memberBytes } from "../jwk.ts";
import { checkImportedKey } from "./rsa-limits.ts";

const FACTORS = [
  ["p", "First Prime Factor"],
  ["q", "Second Prime Factor"],
  ["dp", "First Factor CRT Exponent"],
  ["dq", "Second Factor CRT Exponent"],
  ["qi", "First CRT Coefficient"],
] as const;

/** By "alg", the hash that goes with it. */
const HASHES: Readonly<Record<string, string>> = {
  RS1: "SHA-1",
  RS256: "SHA-256",
  RS384: "SHA-384",
  RS512: "SHA-512",
  PS1: "SHA-1",
  PS256: "SHA-256",
  PS384: "SHA-384",
  PS512: "SHA-512",
  "RSA-OAEP": "SHA-1",
  "RSA-OAEP-256": "SHA-256",
  "RSA-OAEP-384": "SHA-384",
  "RSA-OAEP-512": "SHA-512",
};

export function numbersOfJwk(jwk: JsonWebKey, wish: KeyWish, hash: HashFunction): KeyNumbers {
  if (jwk.kty !== "RSA") {
    throw dataError(
      `RSASSA-PKCS1-v1_5 "jwk" key import requires a JSON Web Key with Key Type parameter "kty" ("${jwk.kty}") equal to "RSA".`,
    );
  }
  if (jwk.alg !== undefined) {
    checkName(jwk.alg, wish, hash);
  }
  const parts = [
    member(jwk, "n", "missing or invalid Modulus"),
    member(jwk, "e", "missing or invalid Exponent"),
    ...(jwk.d === undefined ? [] : privateMembers(jwk)),
  ];
  checkImportedKey(parts);
  const isPrivate = jwk.d !== undefined;
  const complete = host().completeKey("RSA", isPrivate, parts);
  if (complete === null) {
    throw dataError("Invalid RSA key in JSON Web Key; its parameters do not belong together.");
  }
  return { kind: "RSA", isPrivate, parts: complete };
}

/** `RS256`, `PS256`, `RSA-OAEP-256` */
export function jwkName(algorithm: string, hash: HashFunction): string {
  if (!hash.name.startsWith("SHA")) {
    throw notSupported(`JWK export not supported for hash algorithm "${hash.name}".`);
  }
  const bits = hash.name.slice("SHA-".length);
  switch (algorithm) {
    case "RSA-PSS":
      return `PS${bits}`;
    case "RSA-OAEP":
      return bits === "1" ? "RSA-OAEP" : `RSA-OAEP-${bits}`;
    default:
      return `RS${bits}`;
  }
}

function checkName(alg: string, wish: KeyWish, hash: HashFunction): void {
  if (wish.fields.name !== wish.name) {
    throw notSupported(`Unrecognized RSA variant "${wish.fields.name}".`);
  }
  if (!Object.hasOwn(HASHES, alg)) {
    throw notSupported(
      `Unrecognized or unimplemented algorithm "${alg}" listed in JSON Web Key Algorithm parameter.`,
    );
  }
  if (HASHES[alg] !== hash.name) {
    throw dataError(
      `JSON Web Key Algorithm parameter "alg" ("${alg}") does not match requested hash algorithm "${alg}".`,
    );
  }
}

function privateMembers(jwk: JsonWebKey): Bytes[] {
  const exponent = member(jwk, "d", "missing or invalid Private Exponent");
  const present = FACTORS.filter(([name]) => jwk[name] !== undefined).length;
  if (present === 0) {
    throw notSupported("RSA private keys without their prime factors are not available on this platform.");
  }
  if (present < FACTORS.length) {
    throw dataError(
      "Invalid RSA private key in JSON Web Key; if one Prime Factor or CRT Exponent/Coefficient parameter is present, " +
        'then they must all be present ("p", "q", "dp", "dq", "qi").',
    );
  }
  return [exponent, ...FACTORS.map(([name, title]) => member(jwk, name, `invalid ${title}`))];
}

function member(
  jwk: JsonWebKey,
  name: "n" | "e" | "d" | "p" | "q" | "dp" | "dq" | "qi",
  what: string,
): Bytes {
  return toHost(memberBytes(jwk, name, `Invalid RSA key in JSON Web Key; ${what} parameter ("${name}").`));
}
