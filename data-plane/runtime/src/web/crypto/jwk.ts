import { isObject } from "../webidl.ts";
import { type ByteArray } from "./buffers.ts";
import { decodeBase64Url } from "./base64url.ts";
import { dataError } from "./errors.ts";

const TEXTS = ["crv", "x", "y", "d", "n", "e", "p", "q", "dp", "dq", "qi", "k"] as const;

type TextField = (typeof TEXTS)[number];

/** https://w3c.github.io/webcrypto/#JsonWebKey-dictionary, without the members that nobody reads */
export interface JsonWebKey extends Partial<Record<TextField, string>> {
  readonly kty: string;
  readonly use?: string;
  readonly key_ops?: readonly string[];
  readonly alg?: string;
  readonly ext?: boolean;
  /** Whether the member "oth" is there. */
  readonly hasMorePrimes?: boolean;
}

/** Reads each member once. */
export function readJwk(value: object): JsonWebKey {
  const source = value as Record<string, unknown>;
  const jwk: Record<string, unknown> = { kty: `${source["kty"] as string}` };
  const text = (field: string): void => {
    const found = source[field];
    if (found !== undefined) {
      jwk[field] = `${found as string}`;
    }
  };
  text("use");
  const operations = source["key_ops"];
  if (operations !== undefined) {
    jwk["key_ops"] = textArray(operations);
  }
  text("alg");
  const extractable = source["ext"];
  if (extractable !== undefined) {
    jwk["ext"] = Boolean(extractable);
  }
  TEXTS.forEach(text);
  jwk["hasMorePrimes"] = source["oth"] !== undefined;
  return jwk as unknown as JsonWebKey;
}

function textArray(value: unknown): string[] {
  if (!Array.isArray(value)) {
    throw new TypeError(
      "Incorrect type for the 'key_ops' field on 'JsonWebKey': the provided value is not of type 'Array'.",
    );
  }
  return Array.from(value, (item) => `${item as string}`);
}

/** The bytes of a member; a missing one, or one that is no base64url, is a DataError with this text. */
export function memberBytes(jwk: JsonWebKey, member: TextField, message: string): ByteArray {
  const text = jwk[member];
  const bytes = text === undefined ? undefined : decodeBase64Url(text);
  if (bytes === undefined) {
    throw dataError(message);
  }
  return bytes;
}

/** The value of a JSON text that should be a key. */
export function parseJwk(text: string): JsonWebKey {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) {
    throw dataError('Missing "kty" field or corrupt JSON unwrapping key?');
  }
  return readJwk(value);
}

/** A key as it is handed out: members in the platform's order, those without a value left out. */
export function exportedJwk(members: Omit<JsonWebKey, "hasMorePrimes">): Record<string, unknown> {
  const order = ["kty", "use", "key_ops", "alg", "ext", ...TEXTS] as const;
  const result: Record<string, unknown> = {};
  for (const name of order) {
    if (members[name] !== undefined) {
      result[name] = members[name];
    }
  }
  return result;
}
