import { Buffer } from "node:buffer";
import { toHost } from "../../../border/bytes.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { decodeBase64Url } from "../../../web/crypto/base64url.ts";
import { type ByteArray, bytesOf } from "../../../web/crypto/buffers.ts";
import { detailsOf } from "../../../web/crypto/crypto-key.ts";
import { type JsonWebKey, readJwk } from "../../../web/crypto/jwk.ts";
import {
  type DecodedKey,
  decodePkcs1Private,
  decodePkcs1Public,
  decodePkcs8,
  decodeSec1,
  decodeSpki,
} from "../../../web/crypto/key-encoding.ts";
import { coded, unavailable, wrongType, wrongValue } from "./errors.ts";
import {
  AsymmetricKeyObject,
  KeyObject,
  PrivateKeyObject,
  type PublicKeyObject,
  privateKeyOf,
  publicKeyOf,
  publicOf,
} from "./keys.ts";
import { decodePem } from "./pem.ts";

/** What Node.js takes for a key: one that is read already, a text or bytes, or an object around any of them. */
export interface KeyInput {
  readonly key: unknown;
  readonly format?: string;
  readonly type?: string;
  readonly encoding?: string;
  readonly passphrase?: unknown;
}

const PRIVATE_LABELS: Readonly<Record<string, (der: ByteArray) => DecodedKey | undefined>> = {
  "PRIVATE KEY": decodePkcs8,
  "RSA PRIVATE KEY": decodePkcs1Private,
  "EC PRIVATE KEY": decodeSec1,
};
const PUBLIC_LABELS: Readonly<Record<string, (der: ByteArray) => DecodedKey | undefined>> = {
  "PUBLIC KEY": decodeSpki,
  "RSA PUBLIC KEY": decodePkcs1Public,
};
const PRIVATE_TYPES: Readonly<Record<string, string>> = {
  pkcs8: "PRIVATE KEY",
  pkcs1: "RSA PRIVATE KEY",
  sec1: "EC PRIVATE KEY",
};
const PUBLIC_TYPES: Readonly<Record<string, string>> = { spki: "PUBLIC KEY", pkcs1: "RSA PUBLIC KEY" };
const MEMBERS = ["n", "e", "d", "p", "q", "dp", "dq", "qi"] as const;

export function createPrivateKey(input: unknown): PrivateKeyObject {
  const { key, ...options } = opened(input);
  const read = key instanceof KeyObject ? key : readKey(key, options, true);
  if (!(read instanceof PrivateKeyObject)) {
    throw unreadable();
  }
  return read;
}

/** A private key's text or object will do, too. */
export function createPublicKey(input: unknown): PublicKeyObject {
  const { key, ...options } = opened(input);
  const read = key instanceof KeyObject ? key : readKey(key, options, false);
  if (!(read instanceof AsymmetricKeyObject)) {
    throw unreadable();
  }
  return publicOf(read);
}

function opened(input: unknown): KeyInput {
  if (detailsOf(input) !== undefined) {
    return { key: KeyObject.from(input) };
  }
  if (typeof input === "string" || input instanceof KeyObject || bytesOf(input) !== undefined) {
    return { key: input };
  }
  if (typeof input !== "object" || input === null) {
    throw wrongType(
      "key",
      "of type string or an instance of ArrayBuffer, Buffer, TypedArray, DataView, KeyObject, or CryptoKey",
      input,
    );
  }
  const options = { ...(input as KeyInput) };
  return detailsOf(options.key) === undefined ? options : { ...options, key: KeyObject.from(options.key) };
}

function readKey(key: unknown, options: Omit<KeyInput, "key">, isPrivate: boolean): KeyObject {
  if (options.passphrase !== undefined && options.passphrase !== null) {
    throw unavailable("The option passphrase of keys");
  }
  if (options.format === "jwk") {
    if (typeof key !== "object" || key === null) {
      throw wrongType("key.key", "of type object", key);
    }
    return fromJwk(readJwk(key));
  }
  const data =
    typeof key === "string" ? Buffer.from(key, (options.encoding ?? "utf8") as BufferEncoding) : bytesOf(key);
  if (data === undefined) {
    throw wrongType("key.key", "of type string or an instance of Buffer, TypedArray, or DataView", key);
  }
  return options.format === "der" ? fromDer(data, options.type, isPrivate) : fromPem(data);
}

function fromPem(data: ByteArray): KeyObject {
  const text = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1");
  const pem = decodePem(text);
  if (pem === undefined) {
    throw unreadable();
  }
  return decoded(pem.label, pem.der);
}

function fromDer(der: ByteArray, type: string | undefined, isPrivate: boolean): KeyObject {
  const labels = isPrivate ? PRIVATE_TYPES : { ...PRIVATE_TYPES, ...PUBLIC_TYPES };
  const label = type === undefined ? undefined : labels[type];
  if (label === undefined) {
    throw wrongValue("options.type", type);
  }
  return decoded(label, der);
}

function decoded(label: string, der: ByteArray): KeyObject {
  const [ownReader, openReader] = [PRIVATE_LABELS[label], PUBLIC_LABELS[label]];
  if (ownReader === undefined && openReader === undefined) {
    throw unavailable(`A key from "${label}"`);
  }
  const found = (ownReader ?? openReader)?.(der);
  const key =
    found === undefined || found.trailing > 0
      ? undefined
      : ownReader === undefined
        ? publicKeyOf(found.kind, found.parts)
        : privateKeyOf(found.kind, found.parts);
  if (key === undefined) {
    throw unreadable();
  }
  return key;
}

function fromJwk(jwk: JsonWebKey): KeyObject {
  const kind = kindOf(jwk);
  const isPrivate = jwk.d !== undefined;
  const names =
    kind === "RSA"
      ? MEMBERS.slice(0, isPrivate ? MEMBERS.length : 2)
      : [
          ...(isPrivate ? (["d"] as const) : []),
          ...(jwk.kty === "EC" ? (["x", "y"] as const) : (["x"] as const)),
        ];
  const parts = names.map((name) => member(jwk[name]));
  const key = isPrivate ? privateKeyOf(kind, parts) : publicKeyOf(kind, parts);
  if (key === undefined) {
    throw invalidJwk();
  }
  return key;
}

function kindOf(jwk: JsonWebKey): KeyKind {
  if (jwk.kty === "RSA") {
    return "RSA";
  }
  const curves = jwk.kty === "EC" ? ["P-256", "P-384", "P-521"] : ["Ed25519", "X25519"];
  if ((jwk.kty !== "EC" && jwk.kty !== "OKP") || jwk.crv === undefined || !curves.includes(jwk.crv)) {
    throw invalidJwk();
  }
  return jwk.crv as KeyKind;
}

function member(text: string | undefined): Bytes {
  const bytes = text === undefined ? undefined : decodeBase64Url(text);
  if (bytes === undefined) {
    throw invalidJwk();
  }
  return toHost(bytes);
}

function invalidJwk(): Error {
  return coded(new TypeError("Invalid JWK data"), "ERR_CRYPTO_INVALID_JWK");
}

function unreadable(): Error {
  return coded(new Error("Failed to read asymmetric key"), "ERR_OSSL_UNSUPPORTED");
}
