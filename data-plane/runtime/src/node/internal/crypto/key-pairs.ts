import { type Buffer } from "node:buffer";
import { fromHost, toHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { crossing } from "../../../web/crypto/buffers.ts";
import { publicParts } from "../../../web/crypto/key-encoding.ts";
import { algorithms } from "../../../web/crypto/registry.ts";
import { toBuffer, toBytes, toInteger } from "./bytes.ts";
import { constants } from "./constants.ts";
import { coded, unavailable, wrongType, wrongValue } from "./errors.ts";
import { findHash } from "./hash-names.ts";
import { type KeyExport } from "./key-formats.ts";
import { createPrivateKey, createPublicKey } from "./key-input.ts";
import { AsymmetricKeyObject, PrivateKeyObject, PublicKeyObject } from "./keys.ts";

interface PairOptions {
  readonly modulusLength?: number;
  readonly publicExponent?: number;
  readonly namedCurve?: string;
  readonly publicKeyEncoding?: KeyExport;
  readonly privateKeyEncoding?: KeyExport;
}

interface KeyPair {
  readonly publicKey: PublicKeyObject | ReturnType<PublicKeyObject["export"]>;
  readonly privateKey: PrivateKeyObject | ReturnType<PrivateKeyObject["export"]>;
}

const CURVES: Readonly<Record<string, KeyKind>> = {
  prime256v1: "P-256",
  secp384r1: "P-384",
  secp521r1: "P-521",
  "P-256": "P-256",
  "P-384": "P-384",
  "P-521": "P-521",
};

export function generateKeyPairSync(type: string, options: PairOptions = {}): KeyPair {
  const [kind, parts] = generated(type, options);
  const publicKey = new PublicKeyObject(kind, publicParts(kind, parts));
  const privateKey = new PrivateKeyObject(kind, parts);
  const { publicKeyEncoding, privateKeyEncoding } = options;
  return {
    publicKey: publicKeyEncoding === undefined ? publicKey : publicKey.export(publicKeyEncoding),
    privateKey: privateKeyEncoding === undefined ? privateKey : privateKey.export(privateKeyEncoding),
  };
}

export function generateKeyPair(
  type: string,
  options: PairOptions,
  callback: (error: Error | null, publicKey?: unknown, privateKey?: unknown) => void,
): void {
  if (typeof callback !== "function") {
    throw wrongType("callback", "of type function", callback);
  }
  const { publicKey, privateKey } = generateKeyPairSync(type, options);
  queueMicrotask(() => {
    callback(null, publicKey, privateKey);
  });
}

/** ECDH or X25519. */
export function diffieHellman(keys: { readonly privateKey: unknown; readonly publicKey: unknown }): Buffer {
  const own = AsymmetricKeyObject.numbersOf(createPrivateKey(keys.privateKey));
  const other = AsymmetricKeyObject.numbersOf(createPublicKey(keys.publicKey));
  if (own.kind !== other.kind || own.kind === "RSA" || own.kind === "Ed25519") {
    throw coded(new Error("Incompatible key types for Diffie-Hellman"), "ERR_CRYPTO_INCOMPATIBLE_KEY");
  }
  const secret = host().agree(own.kind, own.parts, other.parts);
  if (secret === null) {
    throw coded(new Error("diffieHellman failed"), "ERR_CRYPTO_OPERATION_FAILED");
  }
  return toBuffer(fromHost(secret));
}

interface CipherInput {
  readonly padding?: number;
  readonly oaepHash?: string;
  readonly oaepLabel?: unknown;
}

/** RSA-OAEP, which is Node.js' default. */
export function publicEncrypt(key: unknown, data: unknown): Buffer {
  return crypted(true, createPublicKey(key), key, data);
}

export function privateDecrypt(key: unknown, data: unknown): Buffer {
  return crypted(false, createPrivateKey(key), key, data);
}

function crypted(encrypt: boolean, key: AsymmetricKeyObject, input: unknown, data: unknown): Buffer {
  const { kind, parts } = AsymmetricKeyObject.numbersOf(key);
  const options = (typeof input === "object" && input !== null ? input : {}) as CipherInput;
  if ((options.padding ?? constants.RSA_PKCS1_OAEP_PADDING) !== constants.RSA_PKCS1_OAEP_PADDING) {
    throw unavailable("RSA encryption with another padding than OAEP");
  }
  const hash = findHash(options.oaepHash ?? "sha1");
  if (hash === undefined || kind !== "RSA") {
    throw wrongValue(hash === undefined ? "key.oaepHash" : "key", options.oaepHash ?? kind);
  }
  const label = options.oaepLabel === undefined ? "" : crossing(toBytes(options.oaepLabel, "key.oaepLabel"));
  const result = host().rsaOaep(encrypt, hash.name, label, parts, crossing(toBytes(data, "buffer")));
  if (result === null) {
    throw coded(new Error("RSA-OAEP failed encrypt/decrypt."), "ERR_OSSL_RSA_OAEP_DECODING_ERROR");
  }
  return toBuffer(fromHost(result));
}

function generated(type: string, options: PairOptions): readonly [KeyKind, readonly Bytes[]] {
  switch (type) {
    case "rsa":
      return ["RSA", rsa(options)];
    case "ec":
      return curve(options.namedCurve);
    case "ed25519":
      return simple("Ed25519");
    case "x25519":
      return simple("X25519");
    default:
      throw unavailable(`generateKeyPair("${type}")`);
  }
}

function rsa(options: PairOptions): readonly Bytes[] {
  const bits = toInteger(options.modulusLength, "options.modulusLength", 0, 2 ** 31 - 1);
  const value = toInteger(options.publicExponent ?? 65_537, "options.publicExponent", 0, 2 ** 32 - 1);
  const exponent = Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
  const { checkGeneratedKey, searchRsaKey } = algorithms();
  checkGeneratedKey(bits, exponent);
  return searchRsaKey(bits, exponent);
}

function curve(name: string | undefined): readonly [KeyKind, readonly Bytes[]] {
  const kind = name !== undefined && Object.hasOwn(CURVES, name) ? CURVES[name] : undefined;
  if (kind === undefined) {
    throw coded(new TypeError("Invalid EC curve name"), "ERR_CRYPTO_INVALID_CURVE");
  }
  return simple(kind);
}

function simple(kind: KeyKind): readonly [KeyKind, readonly Bytes[]] {
  const parts = host().generateKey(kind, 0, toHost(new Uint8Array(0)));
  if (parts === null) {
    throw coded(new Error(`No ${kind} key could be made.`), "ERR_CRYPTO_OPERATION_FAILED");
  }
  return [kind, parts];
}

declare function queueMicrotask(callback: () => void): void;
