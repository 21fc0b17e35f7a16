import { fromHost, toHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import type { Bytes } from "../../../host.ts";
import type { KeyKind } from "../../../host-crypto.ts";
import { SafeMap } from "../../../primordials.ts";
import { agree } from "./agreement.ts";
import {
  type KeyNumbers,
  type KeyTraits,
  asymmetricKey,
  exportAsymmetric,
  importAsymmetric,
  keyPair,
} from "./asymmetric.ts";
import { encodeBase64Url } from "../base64url.ts";
import { type ByteArray, arrived, crossing } from "../buffers.ts";
import { partsOf } from "../crypto-key.ts";
import type { AlgorithmFields } from "../dictionaries.ts";
import { dataError, invalidAccess, missingField, notSupported, operationError } from "../errors.ts";
import type { Family, KeyWish } from "../family.ts";
import { type HashFunction, hashNamed } from "../hashes.ts";
import { type JsonWebKey, memberBytes } from "../jwk.ts";
import { encodePublic, isCurve } from "../key-encoding.ts";
import { type KeyUsage, checkUsages, publicUsages } from "../usages.ts";

const FIELD_LENGTHS = new SafeMap<string, number>([
  ["P-256", 32],
  ["P-384", 48],
  ["P-521", 66],
]);
const JWK_NAMES: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

const exporting: Pick<Family, "exportKey"> = {
  exportKey(key, format) {
    const { kind, parts } = partsOf(key);
    const [x, y, d] =
      key.type === "private" ? [parts[1], parts[2], parts[0]] : [parts[0], parts[1], undefined];
    return exportAsymmetric(
      key,
      format,
      () => ({
        kty: "EC",
        crv: kind,
        x: encodeBase64Url(fromHost(x as string)),
        y: encodeBase64Url(fromHost(y as string)),
        ...(d === undefined ? {} : { d: encodeBase64Url(fromHost(d)) }),
      }),
      () => {
        if (key.type !== "public") {
          throw invalidAccess("Raw export of elliptic curve keys is only allowed for public keys.");
        }
        return encodePublic(kind, parts).buffer;
      },
    );
  },
};

export const ecdsa: Family = {
  ...family("ECDSA", ["sign", "verify"]),

  sign(key, fields, data) {
    const hash = hashOf(fields);
    const { kind, parts } = partsOf(key);
    const signature = host().sign("ECDSA", hash.name, 0, kind, parts, crossing(data));
    if (signature === null) {
      throw operationError("ECDSA signing failed.");
    }
    return arrived(signature);
  },

  verify(key, fields, signature, data) {
    const hash = hashOf(fields);
    const { kind, parts } = partsOf(key);
    if (signature.length !== 2 * (FIELD_LENGTHS.get(kind) as number)) {
      return false;
    }
    return host().verify("ECDSA", hash.name, 0, kind, parts, crossing(signature), crossing(data));
  },
};

export const ecdh: Family = { ...family("ECDH", ["deriveKey", "deriveBits"]), deriveBits: agree };

function family(name: string, allowed: readonly KeyUsage[]): Family {
  return {
    ...exporting,
    names: [name],

    generateKey(wish) {
      const usages = checkUsages(name, "generate", wish.usages, allowed);
      const kind = curveOf(wish);
      const parts = host().generateKey(kind, 0, "");
      if (parts === null) {
        throw operationError(`Error generating EC "${kind}" key.`);
      }
      return keyPair(() => traits(name, kind), kind, parts, wish.extractable, usages);
    },

    importKey(data, wish) {
      const kind = curveOf(wish);
      if (data.format === "raw") {
        const usages = checkUsages(name, "import public", wish.usages, publicUsages(allowed));
        return asymmetricKey(traits(name, kind), rawPoint(kind, data.bytes), wish.extractable, usages);
      }
      const imported = importAsymmetric(data, wish, {
        allowed,
        fromJwk: (jwk) => fromJwk(jwk, name, kind),
        accept: (found) => {
          acceptKind(found, kind, name, wish);
        },
      });
      return asymmetricKey(traits(name, kind), imported, wish.extractable, imported.usages);
    },
  };
}

function acceptKind(found: KeyKind, wanted: KeyKind, name: string, wish: KeyWish): void {
  if (!isCurve(found)) {
    throw dataError(
      name === "ECDH" ? "Input was not an EC public key nor a DH key." : "Input was not an EC key.",
    );
  }
  if (found !== wanted) {
    const comma = name === "ECDH" ? "," : "";
    throw dataError(
      `"algorithm.namedCurve" "${wish.fields.namedCurve as string}"${comma} does not match the curve specified by the input key data.`,
    );
  }
}

function traits(name: string, kind: KeyKind): KeyTraits {
  return { name, shown: { name, namedCurve: kind } };
}

function curveOf(wish: KeyWish): KeyKind {
  const { namedCurve } = wish.fields;
  if (namedCurve === undefined) {
    throw missingField("namedCurve");
  }
  const kind = namedCurve.toUpperCase();
  if (!FIELD_LENGTHS.has(kind)) {
    throw notSupported(`Unrecognized or unimplemented EC curve "${namedCurve}" requested.`);
  }
  return kind as KeyKind;
}

function hashOf(fields: AlgorithmFields): HashFunction {
  if (fields.hash === undefined) {
    throw new TypeError(
      'Missing "hash" in AlgorithmIdentifier. (ECDSA requires that the hash algorithm be specified at call time rather ' +
        "than on the key. This differs from other WebCrypto algorithms for historical reasons.)",
    );
  }
  return hashNamed(fields.hash);
}

function rawPoint(kind: KeyKind, bytes: ByteArray): KeyNumbers {
  const parts = host().completeKey(kind, false, [toHost(bytes)]);
  if (parts === null) {
    const length = FIELD_LENGTHS.get(kind) as number;
    const isWhole = bytes[0] === 4 && bytes.length === 1 + 2 * length;
    const isEmpty = bytes.length === 0;
    const isCompressed = (bytes[0] === 2 || bytes[0] === 3) && bytes.length === 1 + length;
    const why = isWhole
      ? ": Point is not on curve."
      : isCompressed || isEmpty
        ? ""
        : ": Invalid point encoding.";
    throw dataError(`Failed to import raw EC key data${why}.`);
  }
  return { kind, isPrivate: false, parts };
}

function fromJwk(jwk: JsonWebKey, name: string, kind: KeyKind): KeyNumbers {
  if (jwk.kty !== "EC") {
    throw dataError(
      `Elliptic curve "jwk" key import requires a JSON Web Key with Key Type parameter "kty" ("${jwk.kty}") equal to "EC".`,
    );
  }
  if (name === "ECDSA" && jwk.alg !== undefined) {
    checkJwkName(jwk.alg, kind);
  }
  const x = toHost(memberBytes(jwk, "x", 'Invalid EC key in JSON Web Key; missing "x".'));
  const y = toHost(memberBytes(jwk, "y", 'Invalid EC key in JSON Web Key; missing "y".'));
  const open = host().completeKey(kind, false, [x, y]);
  if (open === null) {
    throw operationError(
      'Invalid EC key; public key coordinates "x" and "y" are invalid: Point is not on curve..',
    );
  }
  return jwk.d === undefined
    ? { kind, isPrivate: false, parts: open }
    : { kind, isPrivate: true, parts: privateParts(jwk, kind, open) };
}

function privateParts(jwk: JsonWebKey, kind: KeyKind, open: readonly Bytes[]): readonly Bytes[] {
  const secret = memberBytes(
    jwk,
    "d",
    'Invalid EC key in JSON Web Key; missing or invalid private key component ("d").',
  );
  const parts = host().completeKey(kind, true, [toHost(secret), ...open]);
  if (parts === null) {
    throw secret.every((byte) => byte === 0)
      ? operationError('Invalid EC key; private key component "d" is invalid.')
      : dataError("Invalid EC key in JSON Web Key.");
  }
  return parts;
}

function checkJwkName(alg: string, kind: KeyKind): void {
  if (!Object.hasOwn(JWK_NAMES, alg)) {
    throw notSupported(
      `Unrecognized or unimplemented algorithm "${alg}" listed in JSON Web Key Algorithm parameter.`,
    );
  }
  if (JWK_NAMES[alg] !== kind) {
    throw dataError(`JSON Web Key Algorithm parameter "alg" ("${alg}") does not match requested curve.`);
  }
}
