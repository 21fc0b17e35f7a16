import { fromHost, toHost } from "../../border/bytes.ts";
import type { Bytes } from "../../host.ts";
import type { KeyKind } from "../../host-crypto.ts";
import { type ByteArray, joined } from "./buffers.ts";
import { DerReader, MalformedDerError, Tag, der, derBits, derInteger, derObjectIdentifier } from "./der.ts";

/** A key as it was read; its numbers are not checked yet. */
export interface DecodedKey {
  readonly kind: KeyKind;
  readonly parts: readonly Bytes[];
  /** Bytes after the key. */
  readonly trailing: number;
}

const RSA_ID = "2a864886f70d010101";
const POINT_ID = "2a8648ce3d0201";
const CURVES = {
  "P-256": "2a8648ce3d030107",
  "P-384": "2b81040022",
  "P-521": "2b81040023",
} as const;
const EDWARDS = { Ed25519: "2b6570", X25519: "2b656e" } as const;
const VERSION_0 = derInteger(Uint8Array.of(0));
const VERSION_1 = derInteger(Uint8Array.of(1));
const PUBLIC_RSA_PARTS = 2;
const PRIVATE_RSA_PARTS = 8;

/** SubjectPublicKeyInfo, RFC 5280; undefined when it is none, or of a kind that there is not. */
export function decodeSpki(bytes: ByteArray): DecodedKey | undefined {
  return attempt(() => {
    const outer = new DerReader(bytes);
    const info = outer.sequence();
    const kind = readAlgorithm(info.sequence());
    const key = info.bits();
    info.end();
    const parts = kind === "RSA" ? rsaPublicParts(key) : [toHost(key)];
    return { kind, parts, trailing: outer.left };
  });
}

/** PrivateKeyInfo or OneAsymmetricKey, RFC 5208 and 5958. */
export function decodePkcs8(bytes: ByteArray): DecodedKey | undefined {
  return attempt(() => {
    const outer = new DerReader(bytes);
    const info = outer.sequence();
    info.integer();
    const kind = readAlgorithm(info.sequence());
    const key = info.value(Tag.OctetString);
    return { kind, parts: privateParts(kind, key), trailing: outer.left };
  });
}

/** RSAPublicKey, RFC 8017. */
export function decodePkcs1Public(bytes: ByteArray): DecodedKey | undefined {
  return attempt(() => ({ kind: "RSA", parts: rsaPublicParts(bytes), trailing: 0 }));
}

/** RSAPrivateKey, RFC 8017. */
export function decodePkcs1Private(bytes: ByteArray): DecodedKey | undefined {
  return attempt(() => ({ kind: "RSA", parts: privateParts("RSA", bytes), trailing: 0 }));
}

/** ECPrivateKey, RFC 5915, which names its curve. */
export function decodeSec1(bytes: ByteArray): DecodedKey | undefined {
  return attempt(() => {
    const key = new DerReader(bytes).sequence();
    key.integer();
    const secret = key.value(Tag.OctetString);
    const kind = curveOf(new DerReader(key.value(Tag.Context0)).objectIdentifier());
    return { kind, parts: [toHost(secret)], trailing: 0 };
  });
}

/** @param parts of a public key, complete */
export function encodeSpki(kind: KeyKind, parts: readonly Bytes[]): ByteArray {
  return der(Tag.Sequence, algorithm(kind), derBits(encodePublic(kind, parts)));
}

/** @param parts of a private key, complete */
export function encodePkcs8(kind: KeyKind, parts: readonly Bytes[]): ByteArray {
  const key =
    kind === "RSA"
      ? encodePkcs1Private(parts)
      : isCurve(kind)
        ? encodeCurvePrivate(kind, parts, false)
        : der(Tag.OctetString, fromHost(parts[0] as Bytes));
  return der(Tag.Sequence, VERSION_0, algorithm(kind), der(Tag.OctetString, key));
}

export function encodePkcs1Public(parts: readonly Bytes[]): ByteArray {
  return der(Tag.Sequence, ...parts.slice(0, PUBLIC_RSA_PARTS).map((part) => derInteger(fromHost(part))));
}

export function encodePkcs1Private(parts: readonly Bytes[]): ByteArray {
  return der(Tag.Sequence, VERSION_0, ...parts.map((part) => derInteger(fromHost(part))));
}

export function encodeSec1(kind: KeyKind, parts: readonly Bytes[]): ByteArray {
  return encodeCurvePrivate(kind as keyof typeof CURVES, parts, true);
}

/** A public key as it is in SubjectPublicKeyInfo; for all but RSA that is its raw form. */
export function encodePublic(kind: KeyKind, parts: readonly Bytes[]): ByteArray {
  if (kind === "RSA") {
    return encodePkcs1Public(parts);
  }
  const numbers = parts.map(fromHost);
  return isCurve(kind) ? joined(Uint8Array.of(4), ...numbers) : joined(...numbers);
}

export function isCurve(kind: KeyKind): kind is keyof typeof CURVES {
  return kind !== "RSA" && kind !== "Ed25519" && kind !== "X25519";
}

/** Of a private key's parts those of its public key. */
export function publicParts(kind: KeyKind, parts: readonly Bytes[]): readonly Bytes[] {
  return kind === "RSA" ? parts.slice(0, PUBLIC_RSA_PARTS) : parts.slice(1);
}

function encodeCurvePrivate(
  kind: keyof typeof CURVES,
  parts: readonly Bytes[],
  withCurve: boolean,
): ByteArray {
  const [secret, ...point] = parts;
  return der(
    Tag.Sequence,
    VERSION_1,
    der(Tag.OctetString, fromHost(secret as Bytes)),
    ...(withCurve ? [der(Tag.Context0, derObjectIdentifier(CURVES[kind]))] : []),
    der(Tag.Context1, derBits(encodePublic(kind, point))),
  );
}

function algorithm(kind: KeyKind): ByteArray {
  if (kind === "RSA") {
    return der(Tag.Sequence, derObjectIdentifier(RSA_ID), der(Tag.Null));
  }
  return isCurve(kind)
    ? der(Tag.Sequence, derObjectIdentifier(POINT_ID), derObjectIdentifier(CURVES[kind]))
    : der(Tag.Sequence, derObjectIdentifier(EDWARDS[kind]));
}

function readAlgorithm(reader: DerReader): KeyKind {
  const id = reader.objectIdentifier();
  if (id === RSA_ID) {
    return "RSA";
  }
  if (id === POINT_ID) {
    return curveOf(reader.objectIdentifier());
  }
  return named(EDWARDS, id);
}

function curveOf(id: string): KeyKind {
  return named(CURVES, id);
}

function named<K extends string>(ids: Readonly<Record<K, string>>, id: string): K {
  for (const [name, known] of Object.entries(ids)) {
    if (known === id) {
      return name as K;
    }
  }
  throw new MalformedDerError("an unknown kind of key");
}

function rsaPublicParts(bytes: ByteArray): Bytes[] {
  const outer = new DerReader(bytes);
  const key = outer.sequence();
  const parts = [toHost(key.integer()), toHost(key.integer())];
  key.end();
  outer.end();
  return parts;
}

function privateParts(kind: KeyKind, bytes: ByteArray): Bytes[] {
  const outer = new DerReader(bytes);
  if (kind === "RSA") {
    const key = outer.sequence();
    key.integer();
    const parts = Array.from({ length: PRIVATE_RSA_PARTS }, () => toHost(key.integer()));
    key.end();
    outer.end();
    return parts;
  }
  if (!isCurve(kind)) {
    const secret = outer.value(Tag.OctetString);
    outer.end();
    return [toHost(secret)];
  }
  const key = outer.sequence();
  key.integer();
  return [toHost(key.value(Tag.OctetString))];
}

function attempt(read: () => DecodedKey): DecodedKey | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedDerError) {
      return undefined;
    }
    throw error;
  }
}
