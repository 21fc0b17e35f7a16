import { isObject } from "../webidl.ts";
import { type ByteArray, bytesOf } from "./buffers.ts";
import { type KeyDetails, detailsOf } from "./crypto-key.ts";

/** What an algorithm dictionary may hold; every operation reads only its own fields. */
export interface AlgorithmFields {
  readonly name: string;
  readonly additionalData?: ByteArray;
  readonly counter?: ByteArray;
  readonly hash?: string;
  readonly info?: ByteArray;
  readonly iterations?: number;
  readonly iv?: ByteArray;
  readonly label?: ByteArray;
  readonly length?: number;
  readonly modulusLength?: number;
  readonly namedCurve?: string;
  readonly public?: KeyDetails;
  readonly publicExponent?: ByteArray;
  readonly salt?: ByteArray;
  readonly saltLength?: number;
  readonly tagLength?: number;
}

type FieldType = "bytes" | "hash" | "integer" | "key" | "text";

const SHAPES = {
  HashAlgorithm: {},
  EncryptAlgorithm: {
    iv: "bytes",
    additionalData: "bytes",
    tagLength: "integer",
    counter: "bytes",
    length: "integer",
    label: "bytes",
  },
  SignAlgorithm: { hash: "hash", saltLength: "integer" },
  GenerateKeyAlgorithm: {
    hash: "hash",
    modulusLength: "integer",
    publicExponent: "bytes",
    length: "integer",
    namedCurve: "text",
  },
  DeriveKeyAlgorithm: {
    salt: "bytes",
    iterations: "integer",
    hash: "hash",
    public: "key",
    info: "bytes",
  },
  ImportKeyAlgorithm: { hash: "hash", length: "integer", namedCurve: "text" },
} as const satisfies Record<string, Partial<Record<keyof AlgorithmFields, FieldType>>>;

export type DictionaryName = keyof typeof SHAPES;

/**
 * Reads a dictionary, each field once, or takes a name for one; afterwards no code of the program runs before the
 * operation is done.
 */
export function readAlgorithm(value: unknown, dictionary: DictionaryName): AlgorithmFields {
  if (value === null) {
    throw new TypeError(
      `Cannot initialize ${dictionary} with required members from an undefined or null value.`,
    );
  }
  if (!isObject(value)) {
    return { name: `${value as string}` };
  }
  const source = value as Record<string, unknown>;
  const fields: Record<string, unknown> = { name: `${source["name"] as string}` };
  for (const [field, type] of Object.entries(SHAPES[dictionary])) {
    const found = source[field];
    if (found !== undefined) {
      fields[field] = converted(found, field, type as FieldType, dictionary);
    }
  }
  return fields as unknown as AlgorithmFields;
}

function converted(value: unknown, field: string, type: FieldType, dictionary: string): unknown {
  switch (type) {
    case "text":
      return `${value as string}`;
    case "integer":
      return integer(value);
    case "hash":
      return isObject(value) ? `${(value as { name?: unknown }).name as string}` : `${value as string}`;
    case "bytes":
      return bytesOf(value) ?? wrongType(field, dictionary, "BufferSource");
    case "key":
      return detailsOf(value) ?? wrongType(field, dictionary, "CryptoKey");
  }
}

function integer(value: unknown): number {
  const number = Math.trunc(Number(value));
  if (number > 2_147_483_647 || number < -2_147_483_648) {
    throw new TypeError("Value out of range. Must be between -2147483648 and 2147483647 (inclusive).");
  }
  return number || 0;
}

function wrongType(field: string, dictionary: string, type: string): never {
  throw new TypeError(
    `Incorrect type for the '${field}' field on '${dictionary}': the provided value is not of type '${type}'.`,
  );
}
