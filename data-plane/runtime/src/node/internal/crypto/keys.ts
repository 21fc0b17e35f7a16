import { type Buffer } from "node:buffer";
import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { encodeBase64Url } from "../../../web/crypto/base64url.ts";
import { type ByteArray, bytesOf, isEqual, joined } from "../../../web/crypto/buffers.ts";
import { detailsOf } from "../../../web/crypto/crypto-key.ts";
import { exportedJwk } from "../../../web/crypto/jwk.ts";
import { isCurve, publicParts } from "../../../web/crypto/key-encoding.ts";
import { toBuffer, toBytes } from "./bytes.ts";
import { wrongType, wrongValue } from "./errors.ts";
import { type KeyExport, encodePrivateKey, encodePublicKey } from "./key-formats.ts";

const CURVES: Readonly<Record<string, string>> = {
  "P-256": "prime256v1",
  "P-384": "secp384r1",
  "P-521": "secp521r1",
};
const RSA_MEMBERS = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

/** A key of `node:crypto`. Its parts never leave this module except by `export`. */
export abstract class KeyObject {
  abstract readonly type: "secret" | "public" | "private";

  /** The same key as WebCrypto's, which needs not be extractable for that. */
  static from(key: unknown): KeyObject {
    const details = detailsOf(key);
    if (details === undefined) {
      throw wrongType("key", "an instance of CryptoKey", key);
    }
    const { material } = details;
    if (material.form === "secret") {
      return new SecretKeyObject(material.bytes);
    }
    return details.type === "private"
      ? new PrivateKeyObject(material.kind, material.parts)
      : new PublicKeyObject(material.kind, material.parts);
  }

  abstract equals(other: KeyObject): boolean;
}

export class SecretKeyObject extends KeyObject {
  readonly #bytes: ByteArray;

  constructor(bytes: ByteArray) {
    super();
    this.#bytes = bytes.slice();
  }

  /** For this module's neighbours. */
  static bytesOf(key: SecretKeyObject): ByteArray {
    return key.#bytes;
  }

  get type(): "secret" {
    return "secret";
  }

  get symmetricKeySize(): number {
    return this.#bytes.length;
  }

  /** Format "jwk" gives an object, all others a Buffer. */
  export(options?: { readonly format?: string }): Buffer | Record<string, unknown> {
    return options?.format === "jwk"
      ? exportedJwk({ kty: "oct", k: encodeBase64Url(this.#bytes) })
      : toBuffer(this.#bytes.slice());
  }

  equals(other: KeyObject): boolean {
    return other instanceof SecretKeyObject && isEqual(this.#bytes, other.#bytes);
  }
}

/** A public or a private key. */
export abstract class AsymmetricKeyObject extends KeyObject {
  readonly #kind: KeyKind;
  readonly #parts: readonly Bytes[];

  constructor(kind: KeyKind, parts: readonly Bytes[]) {
    super();
    this.#kind = kind;
    this.#parts = parts;
  }

  get asymmetricKeyType(): "rsa" | "ec" | "ed25519" | "x25519" {
    return this.#kind === "RSA"
      ? "rsa"
      : isCurve(this.#kind)
        ? "ec"
        : (this.#kind.toLowerCase() as "ed25519" | "x25519");
  }

  get asymmetricKeyDetails(): Record<string, unknown> {
    if (this.#kind === "RSA") {
      const [modulus, exponent] = this.#parts.map(fromHost);
      return {
        modulusLength: (modulus as ByteArray).length * 8,
        publicExponent: BigInt(`0x${toBuffer(exponent as ByteArray).toString("hex")}`),
      };
    }
    return isCurve(this.#kind) ? { namedCurve: CURVES[this.#kind] } : {};
  }

  equals(other: KeyObject): boolean {
    return (
      other instanceof AsymmetricKeyObject &&
      other.type === this.type &&
      other.#kind === this.#kind &&
      isEqual(joined(...this.#parts.map(fromHost)), joined(...other.#parts.map(fromHost)))
    );
  }

  /** For the host, and for this module's neighbours. */
  static numbersOf(key: AsymmetricKeyObject): { kind: KeyKind; parts: readonly Bytes[] } {
    return { kind: key.#kind, parts: key.#parts };
  }

  protected jwk(): Record<string, unknown> {
    const text = (part: Bytes | undefined): string => encodeBase64Url(fromHost(part as Bytes));
    if (this.#kind === "RSA") {
      const members = this.#parts.map((part, index) => [RSA_MEMBERS[index], text(part)]);
      return exportedJwk({ kty: "RSA", ...Object.fromEntries(members) });
    }
    const secret = this.type === "private" ? { d: text(this.#parts[0]) } : {};
    const [x, y] = this.type === "private" ? this.#parts.slice(1) : this.#parts;
    return isCurve(this.#kind)
      ? exportedJwk({ kty: "EC", crv: this.#kind, x: text(x), y: text(y), ...secret })
      : exportedJwk({ kty: "OKP", crv: this.#kind, x: text(x), ...secret });
  }
}

export class PublicKeyObject extends AsymmetricKeyObject {
  get type(): "public" {
    return "public";
  }

  export(options: KeyExport): Buffer | string | Record<string, unknown> {
    const { kind, parts } = AsymmetricKeyObject.numbersOf(this);
    return options.format === "jwk" ? this.jwk() : encodePublicKey(kind, parts, options);
  }
}

export class PrivateKeyObject extends AsymmetricKeyObject {
  get type(): "private" {
    return "private";
  }

  export(options: KeyExport): Buffer | string | Record<string, unknown> {
    const { kind, parts } = AsymmetricKeyObject.numbersOf(this);
    return options.format === "jwk" ? this.jwk() : encodePrivateKey(kind, parts, options);
  }
}

/** The public key of a private one, or the public one itself. */
export function publicOf(key: AsymmetricKeyObject): PublicKeyObject {
  const { kind, parts } = AsymmetricKeyObject.numbersOf(key);
  return key instanceof PublicKeyObject ? key : new PublicKeyObject(kind, publicParts(kind, parts));
}

export function createSecretKey(key: unknown, encoding?: string): SecretKeyObject {
  return new SecretKeyObject(toBytes(key, "key", encoding));
}

/** `generateKeySync("hmac" | "aes", { length })`, the length in bits. */
export function generateSecretKey(type: unknown, options: { readonly length?: unknown }): SecretKeyObject {
  const { length } = options;
  const isAes = type === "aes" && (length === 128 || length === 192 || length === 256);
  const isHmac = type === "hmac" && typeof length === "number" && length >= 8 && length <= 65_536;
  if (!isAes && !isHmac) {
    throw type === "aes" || type === "hmac" ? wrongValue("options.length", length) : wrongValue("type", type);
  }
  return new SecretKeyObject(new Uint8Array(host().randomBytes(Math.floor((length as number) / 8))));
}

/** The bytes of a secret, in any of the forms in which Node.js takes one. */
export function secretBytes(key: unknown, argument: string): ByteArray {
  const expected =
    "of type string or an instance of ArrayBuffer, Buffer, ArrayBufferView, KeyObject, or CryptoKey";
  if (key instanceof SecretKeyObject) {
    return SecretKeyObject.bytesOf(key);
  }
  const details = detailsOf(key);
  if (details?.material.form === "secret") {
    return details.material.bytes;
  }
  if (typeof key !== "string" && bytesOf(key) === undefined) {
    throw wrongType(argument, expected, key);
  }
  return toBytes(key, argument);
}

/** A private key's parts, checked and completed by the host. */
export function privateKeyOf(kind: KeyKind, parts: readonly Bytes[]): PrivateKeyObject | undefined {
  const complete = host().completeKey(kind, true, parts);
  return complete === null ? undefined : new PrivateKeyObject(kind, complete);
}

export function publicKeyOf(kind: KeyKind, parts: readonly Bytes[]): PublicKeyObject | undefined {
  const complete = host().completeKey(kind, false, parts);
  return complete === null ? undefined : new PublicKeyObject(kind, complete);
}
