import { type Buffer } from "node:buffer";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import type { ByteArray } from "../../../web/crypto/buffers.ts";
import {
  encodePkcs1Private,
  encodePkcs1Public,
  encodePkcs8,
  encodeSec1,
  encodeSpki,
  isCurve,
} from "../../../web/crypto/key-encoding.ts";
import { toBuffer } from "./bytes.ts";
import { coded, unavailable, wrongValue } from "./errors.ts";
import { encodePem } from "./pem.ts";

/** Options of `KeyObject.export`. */
export interface KeyExport {
  readonly format?: string;
  readonly type?: string;
  readonly cipher?: unknown;
}

export function encodePublicKey(kind: KeyKind, parts: readonly Bytes[], options: KeyExport): Buffer | string {
  switch (options.type) {
    case "spki":
      return written("PUBLIC KEY", encodeSpki(kind, parts), options);
    case "pkcs1":
      requireRsa(kind);
      return written("RSA PUBLIC KEY", encodePkcs1Public(parts), options);
    default:
      throw wrongValue("options.type", options.type);
  }
}

export function encodePrivateKey(
  kind: KeyKind,
  parts: readonly Bytes[],
  options: KeyExport,
): Buffer | string {
  if (options.cipher !== undefined) {
    throw unavailable("The option cipher of KeyObject.export()");
  }
  switch (options.type) {
    case "pkcs8":
      return written("PRIVATE KEY", encodePkcs8(kind, parts), options);
    case "pkcs1":
      requireRsa(kind);
      return written("RSA PRIVATE KEY", encodePkcs1Private(parts), options);
    case "sec1":
      requireCurve(kind);
      return written("EC PRIVATE KEY", encodeSec1(kind, parts), options);
    default:
      throw wrongValue("options.type", options.type);
  }
}

function written(label: string, der: ByteArray, options: KeyExport): Buffer | string {
  switch (options.format) {
    case "der":
      return toBuffer(der);
    case "pem":
      return encodePem(label, der);
    default:
      throw wrongValue("options.format", options.format);
  }
}

function requireRsa(kind: KeyKind): void {
  if (kind !== "RSA") {
    throw incompatible("pkcs1", "can only be used for RSA keys");
  }
}

function requireCurve(kind: KeyKind): void {
  if (!isCurve(kind)) {
    throw incompatible("sec1", "can only be used for EC keys");
  }
}

function incompatible(type: string, why: string): Error {
  return coded(new Error(`The selected key encoding ${type} ${why}.`), "ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS");
}
