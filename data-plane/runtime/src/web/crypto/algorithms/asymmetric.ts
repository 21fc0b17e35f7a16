import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { type CryptoKey, type CryptoKeyPair, type KeyDetails, makeKey, partsOf } from "../crypto-key.ts";
import { dataError, invalidAccess, notSupported, syntaxError } from "../errors.ts";
import type { ImportData, KeyWish } from "../family.ts";
import type { HashFunction } from "../hashes.ts";
import { type JsonWebKey, exportedJwk } from "../jwk.ts";
import { decodePkcs8, decodeSpki, encodePkcs8, encodeSpki, publicParts } from "../key-encoding.ts";
import { type KeyUsage, checkUsages, privateUsages, publicUsages } from "../usages.ts";

/** The numbers of a key, checked. */
export interface KeyNumbers {
  readonly kind: KeyKind;
  readonly isPrivate: boolean;
  readonly parts: readonly Bytes[];
}

/** What all keys of an algorithm have besides their numbers. */
export interface KeyTraits {
  readonly name: string;
  readonly hash?: HashFunction;
  readonly shown: object;
}

/** How an algorithm reads keys. */
export interface ImportRules {
  readonly allowed: readonly KeyUsage[];
  /** Makes numbers of a JSON Web Key. */
  fromJwk(jwk: JsonWebKey): KeyNumbers;
  /** Refuses keys that are not for the algorithm. */
  accept(kind: KeyKind, parts: readonly Bytes[]): void;
}

interface Imported extends KeyNumbers {
  readonly usages: KeyUsage[];
}

/** Reads all formats but "raw". */
export function importAsymmetric(data: ImportData, wish: KeyWish, rules: ImportRules): Imported {
  switch (data.format) {
    case "jwk":
      return importJwk(data.jwk, wish, rules);
    case "spki":
      return importEncoded(data.bytes, wish, rules, false);
    case "pkcs8":
      return importEncoded(data.bytes, wish, rules, true);
    default:
      throw notSupported(`Unrecognized key import format "${data.format}".`);
  }
}

export function asymmetricKey(
  traits: KeyTraits,
  numbers: KeyNumbers,
  extractable: boolean,
  usages: readonly KeyUsage[],
): CryptoKey {
  const { kind, parts, isPrivate } = numbers;
  const type = isPrivate ? "private" : "public";
  return makeKey({ ...traits, type, extractable, usages, material: { form: "pair-part", kind, parts } });
}

/** Both keys out of a private one's numbers; the public one may always be exported. */
export function keyPair(
  traits: () => KeyTraits,
  kind: KeyKind,
  parts: readonly Bytes[],
  extractable: boolean,
  usages: readonly KeyUsage[],
): CryptoKeyPair {
  const own = privateUsages(usages);
  if (own.length === 0) {
    throw syntaxError("Attempt to generate asymmetric keys with no valid private key usages.");
  }
  const open = { kind, isPrivate: false, parts: publicParts(kind, parts) };
  return {
    publicKey: asymmetricKey(traits(), open, true, publicUsages(usages)),
    privateKey: asymmetricKey(traits(), { kind, isPrivate: true, parts }, extractable, own),
  };
}

/**
 * Writes "spki" and "pkcs8"; `members` are those of the JSON Web Key, `raw` is the raw form of a public key, which may
 * refuse.
 */
export function exportAsymmetric(
  key: KeyDetails,
  format: string,
  members: () => Omit<JsonWebKey, "key_ops" | "ext">,
  raw: () => ArrayBuffer,
): ArrayBuffer | Record<string, unknown> {
  const { kind, parts } = partsOf(key);
  switch (format) {
    case "spki":
      requireType(key, "public", "spki");
      return encodeSpki(kind, parts).buffer;
    case "pkcs8":
      requireType(key, "private", "pkcs8");
      return encodePkcs8(kind, parts).buffer;
    case "jwk":
      return exportedJwk({ ...members(), key_ops: [...key.usages], ext: true });
    case "raw":
      return raw();
    default:
      throw invalidAccess(`Cannot export "${key.name}" in "${format}" format.`);
  }
}

function requireType(key: KeyDetails, type: "public" | "private", format: string): void {
  if (key.type !== type) {
    throw invalidAccess(`Asymmetric ${format} export requires ${type} key (not "${key.type}").`);
  }
}

function importEncoded(
  bytes: Uint8Array<ArrayBuffer>,
  wish: KeyWish,
  rules: ImportRules,
  isPrivate: boolean,
): Imported {
  const format = isPrivate ? "PKCS8" : "SPKI";
  const decoded = isPrivate ? decodePkcs8(bytes) : decodeSpki(bytes);
  if (decoded === undefined) {
    throw dataError(`Invalid ${format} input.`);
  }
  if (decoded.trailing > 0) {
    throw dataError(`Invalid ${decoded.trailing} trailing bytes after ${format} input.`);
  }
  const usages = isPrivate ? importPrivateUsages(wish, rules) : importPublicUsages(wish, rules);
  rules.accept(decoded.kind, decoded.parts);
  const parts = host().completeKey(decoded.kind, isPrivate, decoded.parts);
  if (parts === null) {
    throw dataError(`Invalid ${format} input.`);
  }
  return { kind: decoded.kind, isPrivate, parts, usages };
}

function importJwk(jwk: JsonWebKey, wish: KeyWish, rules: ImportRules): Imported {
  const isPrivate = jwk.d !== undefined;
  const usages = isPrivate ? importPrivateUsages(wish, rules) : importPublicUsages(wish, rules);
  if (isPrivate && jwk.hasMorePrimes === true) {
    throw notSupported("Multi-prime private keys not supported.");
  }
  checkJwkUse(jwk, wish);
  return { ...rules.fromJwk(jwk), usages };
}

function importPrivateUsages(wish: KeyWish, rules: ImportRules): KeyUsage[] {
  return checkUsages(wish.name, "import private", wish.usages, privateUsages(rules.allowed));
}

function importPublicUsages(wish: KeyWish, rules: ImportRules): KeyUsage[] {
  return checkUsages(wish.name, "import public", wish.usages, publicUsages(rules.allowed));
}

/** What "use" must say, and which "key_ops" go with it. */
function expectedUse(name: string): { readonly use: string; readonly operations: readonly string[] } {
  switch (name) {
    case "RSA-OAEP":
      return { use: "enc", operations: ["encrypt", "wrapKey"] };
    case "ECDH":
    case "X25519":
      return { use: "enc", operations: [] };
    default:
      return { use: "sig", operations: ["sign", "verify"] };
  }
}

function checkJwkUse(jwk: JsonWebKey, { name, usages }: KeyWish): void {
  const expected = expectedUse(name);
  if (usages.length > 0 && jwk.use !== undefined && jwk.use !== expected.use) {
    throw dataError(
      'Asymmetric "jwk" key import with usages requires a JSON Web Key with Public Key Use parameter "use" ' +
        `("${jwk.use}") equal to "sig".`,
    );
  }
  if (jwk.key_ops === undefined) {
    return;
  }
  if (new Set(jwk.key_ops).size < jwk.key_ops.length) {
    throw dataError('A JSON Web Key\'s Key Operations parameter ("key_ops") must not contain duplicates.');
  }
  if (jwk.use !== undefined) {
    checkConsistency(name, jwk.use, jwk.key_ops);
  }
  if (!usages.every((usage) => jwk.key_ops?.includes(usage))) {
    throw dataError(
      'All specified key usages must be present in the JSON Web Key\'s Key Operations parameter ("key_ops").',
    );
  }
}

function checkConsistency(name: string, use: string, operations: readonly string[]): void {
  const expected = expectedUse(name);
  if (use !== expected.use) {
    throw dataError(
      `Asymmetric "jwk" import requires a JSON Web Key with Public Key Use "use" ("${use}") equal to "${expected.use}".`,
    );
  }
  const wrong = operations.find((operation) => !expected.operations.includes(operation));
  if (wrong === undefined) {
    return;
  }
  const advice =
    'A JSON Web Key should have either a Public Key Use parameter ("use") or a Key Operations parameter ("key_ops"); ' +
    "otherwise, the parameters must be consistent with each other. ";
  const [first, second] = expected.operations;
  throw dataError(
    first === undefined
      ? `${advice}For public ${name} keys, there are no valid usages,so keys with a non-empty "key_ops" parameter are not allowed.`
      : `${advice}A Public Key Use for ${name} would allow a Key Operations array with only "${first}" and/or "${second ?? first}" values (not "${wrong}").`,
  );
}
