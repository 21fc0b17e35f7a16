import { fromHost, toHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
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
import { arrived, crossing } from "../buffers.ts";
import { partsOf } from "../crypto-key.ts";
import { dataError, invalidAccess, missingField, notSupported, operationError } from "../errors.ts";
import type { Family, KeyWish } from "../family.ts";
import { type JsonWebKey, memberBytes } from "../jwk.ts";
import { encodePublic } from "../key-encoding.ts";
import { type KeyUsage, checkUsages, publicUsages } from "../usages.ts";

type Kind = "Ed25519" | "X25519";

const LENGTH = 32;
const SIGNATURE_LENGTH = 64;
/** The name from before the standard had one. */
const LEGACY = "NODE-ED25519";

export const ed25519: Family = {
  ...family(["Ed25519", LEGACY], "Ed25519", ["sign", "verify"]),

  sign(key, _fields, data) {
    const signature = host().sign("Ed25519", "SHA-512", 0, "Ed25519", partsOf(key).parts, crossing(data));
    if (signature === null) {
      throw operationError("Failed to sign with Ed25119 key.");
    }
    return arrived(signature);
  },

  verify(key, _fields, signature, data) {
    if (signature.length !== SIGNATURE_LENGTH) {
      throw operationError(`Invalid ${key.name} signature length ${signature.length}`);
    }
    const { parts } = partsOf(key);
    return host().verify("Ed25519", "SHA-512", 0, "Ed25519", parts, crossing(signature), crossing(data));
  },
};

export const x25519: Family = {
  ...family(["X25519"], "X25519", ["deriveKey", "deriveBits"]),
  deriveBits: agree,
};

function family(names: readonly string[], kind: Kind, allowed: readonly KeyUsage[]): Family {
  return {
    names,

    generateKey(wish) {
      checkLegacyCurve(wish);
      const usages = checkUsages(wish.name, "generate", wish.usages, allowed);
      const parts = host().generateKey(kind, 0, "");
      if (parts === null) {
        throw operationError(`Error generating ${kind} key.`);
      }
      return keyPair(() => traits(wish.name), kind, parts, wish.extractable, usages);
    },

    importKey(data, wish) {
      checkLegacyCurve(wish);
      if (data.format === "raw") {
        const usages = checkUsages(wish.name, "import public", wish.usages, publicUsages(allowed));
        if (data.bytes.length !== LENGTH) {
          throw dataError(`${kind} raw keys must be exactly 32-bytes (provided ${data.bytes.length}).`);
        }
        const numbers = { kind, isPrivate: false, parts: [toHost(data.bytes)] };
        return asymmetricKey(traits(wish.name), numbers, wish.extractable, usages);
      }
      const imported = importAsymmetric(data, wish, {
        allowed,
        fromJwk: (jwk) => fromJwk(jwk, kind),
        accept: (found) => {
          if (found !== kind) {
            throw dataError(`Input was not an ${kind} key.`);
          }
        },
      });
      return asymmetricKey(traits(wish.name), imported, wish.extractable, imported.usages);
    },

    exportKey(key, format) {
      const { parts } = partsOf(key);
      const [x, d] = key.type === "private" ? [parts[1], parts[0]] : [parts[0], undefined];
      return exportAsymmetric(
        key,
        format,
        () => ({
          kty: "OKP",
          crv: kind,
          x: encodeBase64Url(fromHost(x as string)),
          ...(key.name === "Ed25519" ? { alg: "EdDSA" } : {}),
          ...(d === undefined ? {} : { d: encodeBase64Url(fromHost(d)) }),
        }),
        () => {
          if (key.type !== "public") {
            throw invalidAccess(`Raw export of ${key.name} keys is only allowed for public keys.`);
          }
          return encodePublic(kind, parts).buffer;
        },
      );
    },
  };
}

function traits(name: string): KeyTraits {
  return { name, shown: name === LEGACY ? { name, namedCurve: name } : { name } };
}

function checkLegacyCurve({ name, fields }: KeyWish): void {
  if (name !== LEGACY) {
    return;
  }
  if (fields.namedCurve === undefined) {
    throw missingField("namedCurve");
  }
  if (fields.namedCurve !== LEGACY) {
    throw notSupported(`EDDSA curve "${fields.namedCurve}" isn't supported.`);
  }
}

function fromJwk(jwk: JsonWebKey, kind: Kind): KeyNumbers {
  if (jwk.kty !== "OKP") {
    throw dataError(
      `${kind} "jwk" key imports requires a JSON Web Key with Key Type parameter "kty" ("${jwk.kty}") equal to "OKP".`,
    );
  }
  if (jwk.crv === undefined) {
    throw dataError(`Missing field "crv" for ${kind} key.`);
  }
  if (jwk.crv !== kind) {
    throw notSupported(`Only ${kind} is supported but "${jwk.crv}" was requested.`);
  }
  if (kind === "Ed25519" && jwk.alg !== undefined && jwk.alg !== "EdDSA") {
    throw dataError(
      `JSON Web Key Algorithm parameter "alg" ("${jwk.alg}") does not match requested Ed25519 curve.`,
    );
  }
  const x = memberBytes(
    jwk,
    "x",
    `Invalid ${kind} key in JSON WebKey; missing or invalid public key component ("x").`,
  );
  if (x.length !== LENGTH) {
    throw dataError(`Invalid length ${x.length} for public key`);
  }
  return jwk.d === undefined
    ? { kind, isPrivate: false, parts: [toHost(x)] }
    : { kind, isPrivate: true, parts: privateParts(jwk, kind) };
}

/** The public key is worked out from the private one; what the JSON Web Key says of it does not count. */
function privateParts(jwk: JsonWebKey, kind: Kind): KeyNumbers["parts"] {
  const d = memberBytes(
    jwk,
    "d",
    `Invalid ${kind} key in JSON Web Key; missing or invalid private key component ("d").`,
  );
  if (d.length !== LENGTH) {
    throw dataError(`Invalid length ${d.length} for private key`);
  }
  const parts = host().completeKey(kind, true, [toHost(d)]);
  if (parts === null) {
    throw operationError(`Failed to construct ${kind} private key.`);
  }
  return parts;
}
