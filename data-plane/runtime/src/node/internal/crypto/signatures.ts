import { type Buffer } from "node:buffer";
import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { HashName, KeyKind, SignatureScheme } from "../../../host-crypto.ts";
import { type ByteArray, crossing, joined } from "../../../web/crypto/buffers.ts";
import { isCurve } from "../../../web/crypto/key-encoding.ts";
import { type Callback, callLater, toBuffer, toBytes, toOutput } from "./bytes.ts";
import { constants } from "./constants.ts";
import { coded, unavailable, wrongType, wrongValue } from "./errors.ts";
import { findHash } from "./hash-names.ts";
import { createPrivateKey, createPublicKey } from "./key-input.ts";
import { AsymmetricKeyObject } from "./keys.ts";

/** What a key's object may say of how to sign with it. */
interface SignOptions {
  readonly padding?: number;
  readonly saltLength?: number;
  readonly dsaEncoding?: string;
}

interface Scheme {
  readonly scheme: SignatureScheme;
  readonly hash: HashName;
  /** For RSA-PSS: how long the salt is, of verification the lengths to try. */
  readonly salts: readonly number[];
  readonly kind: KeyKind;
  readonly parts: readonly Bytes[];
}

export function sign(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  callback?: Callback<Buffer>,
): Buffer | undefined {
  const compute = (): Buffer => toBuffer(signed(algorithm, toBytes(data, "data"), key));
  if (callback !== undefined) {
    callLater(callback, compute);
    return undefined;
  }
  return compute();
}

export function verify(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  signature: unknown,
  callback?: Callback<boolean>,
): boolean | undefined {
  const compute = (): boolean =>
    isSigned(algorithm, toBytes(data, "data"), key, toBytes(signature, "signature"));
  if (callback !== undefined) {
    callLater(callback, compute);
    return undefined;
  }
  return compute();
}

/** Gathers what is to be signed. */
abstract class Gathering {
  readonly #algorithm: string;
  readonly #pieces: ByteArray[] = [];

  constructor(algorithm: string) {
    if (typeof algorithm !== "string") {
      throw wrongType("algorithm", "of type string", algorithm);
    }
    if (findHash(algorithm) === undefined) {
      throw new Error(`Invalid digest: ${algorithm}`);
    }
    this.#algorithm = algorithm;
  }

  update(data: unknown, encoding?: string): this {
    this.#pieces.push(toBytes(data, "data", encoding).slice());
    return this;
  }

  write(data: unknown, encoding?: string): boolean {
    this.update(data, encoding);
    return true;
  }

  end(data?: unknown, encoding?: string): this {
    return data === undefined ? this : this.update(data, encoding);
  }

  protected gathered(): readonly [algorithm: string, data: ByteArray] {
    return [this.#algorithm, joined(...this.#pieces)];
  }
}

export class Sign extends Gathering {
  sign(key: unknown, encoding?: string): Buffer | string {
    const [algorithm, data] = this.gathered();
    return toOutput(signed(algorithm, data, key), encoding);
  }
}

export class Verify extends Gathering {
  verify(key: unknown, signature: unknown, encoding?: string): boolean {
    const [algorithm, data] = this.gathered();
    return isSigned(algorithm, data, key, toBytes(signature, "signature", encoding));
  }
}

export function createSign(algorithm: string): Sign {
  return new Sign(algorithm);
}

export function createVerify(algorithm: string): Verify {
  return new Verify(algorithm);
}

function signed(algorithm: unknown, data: ByteArray, key: unknown): ByteArray {
  const { scheme, hash, salts, kind, parts } = schemeOf(algorithm, createPrivateKey(key), key, false);
  const signature = host().sign(scheme, hash, salts[0] ?? 0, kind, parts, crossing(data));
  if (signature === null) {
    throw coded(new Error("The key is too small to sign with."), "ERR_OSSL_RSA_DIGEST_TOO_BIG_FOR_RSA_KEY");
  }
  return fromHost(signature);
}

function isSigned(algorithm: unknown, data: ByteArray, key: unknown, signature: ByteArray): boolean {
  const { scheme, hash, salts, kind, parts } = schemeOf(algorithm, createPublicKey(key), key, true);
  const [crossingSignature, crossingData] = [crossing(signature), crossing(data)];
  return salts.some((salt) =>
    host().verify(scheme, hash, salt, kind, parts, crossingSignature, crossingData),
  );
}

function schemeOf(
  algorithm: unknown,
  key: AsymmetricKeyObject,
  input: unknown,
  isVerifying: boolean,
): Scheme {
  const { kind, parts } = AsymmetricKeyObject.numbersOf(key);
  const options = (typeof input === "object" && input !== null ? input : {}) as SignOptions;
  if (kind === "Ed25519") {
    return { scheme: "Ed25519", hash: "SHA-512", salts: [0], kind, parts };
  }
  const hash = findHash(typeof algorithm === "string" ? algorithm : "sha256");
  if (hash === undefined) {
    throw new Error(`Invalid digest: ${String(algorithm)}`);
  }
  if (isCurve(kind)) {
    return { scheme: curveScheme(options), hash: hash.name, salts: [0], kind, parts };
  }
  if (kind === "X25519") {
    throw coded(new Error("X25519 keys do not sign."), "ERR_CRYPTO_INCOMPATIBLE_KEY");
  }
  switch (options.padding ?? constants.RSA_PKCS1_PADDING) {
    case constants.RSA_PKCS1_PADDING:
      return { scheme: "RSASSA-PKCS1-v1_5", hash: hash.name, salts: [0], kind, parts };
    case constants.RSA_PKCS1_PSS_PADDING:
      return {
        scheme: "RSA-PSS",
        hash: hash.name,
        salts: saltLengths(options, hash.length, fromHost(parts[0] as Bytes).length, isVerifying),
        kind,
        parts,
      };
    default:
      throw unavailable(`Signing with padding ${String(options.padding)}`);
  }
}

function curveScheme({ dsaEncoding }: SignOptions): SignatureScheme {
  switch (dsaEncoding) {
    case undefined:
    case "der":
      return "ECDSA-DER";
    case "ieee-p1363":
      return "ECDSA";
    default:
      throw wrongValue("options.dsaEncoding", dsaEncoding);
  }
}

/** Without a length the longest is signed with, and any is accepted; the usual ones are tried first. */
function saltLengths(
  { saltLength }: SignOptions,
  hashLength: number,
  keyLength: number,
  isVerifying: boolean,
): number[] {
  const most = keyLength - hashLength - 2;
  if (saltLength === constants.RSA_PSS_SALTLEN_DIGEST) {
    return [hashLength];
  }
  if (saltLength !== undefined && saltLength >= 0) {
    return [saltLength];
  }
  const all = Array.from({ length: Math.max(0, most) + 1 }, (_, length) => length);
  return isVerifying ? [hashLength, most, ...all] : [most];
}
