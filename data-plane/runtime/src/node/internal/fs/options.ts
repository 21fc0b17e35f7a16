import { Buffer } from "node:buffer";
import { bytesOf, type ByteArray } from "../../../web/crypto/buffers.ts";
import { invalidArgument, invalidValue } from "../../../node-globals/errors.ts";

type Options = Readonly<Record<string, unknown>>;

/** Options of a function that also takes the encoding alone. */
export function optionsOf(value: unknown): Options {
  if (value === undefined || value === null) {
    return {};
  }
  if (typeof value === "string") {
    return { encoding: value };
  }
  if (typeof value !== "object") {
    throw invalidArgument("options", "of type string or an instance of Object", value);
  }
  return value as Options;
}

/** Undefined for bytes. */
export function encodingOf({ encoding }: Options): BufferEncoding | undefined {
  if (encoding === undefined || encoding === null || encoding === "buffer") {
    return undefined;
  }
  if (typeof encoding !== "string" || !Buffer.isEncoding(encoding)) {
    throw invalidValue("encoding", encoding, "is invalid encoding");
  }
  return encoding;
}

/** A copy of the bytes of a text in an encoding, or of a view. */
export function dataOf(value: unknown, encoding: BufferEncoding | undefined): ByteArray {
  const isText = typeof value === "string";
  const bytes =
    isText || ArrayBuffer.isView(value) ? bytesOf(isText ? Buffer.from(value, encoding) : value) : undefined;
  if (bytes === undefined) {
    throw invalidArgument("data", "of type string or an instance of Buffer, TypedArray, or DataView", value);
  }
  return bytes.slice();
}

/** What a flag of `open` asks for. */
export interface Opening {
  readonly append: boolean;
  readonly exclusive: boolean;
  readonly create: boolean;
}

const FLAGS = new Set("r rs r+ rs+ w wx xw w+ wx+ xw+ a ax xa as sa a+ ax+ xa+ as+ sa+".split(" "));

export function openingOf(flag: unknown): Opening {
  if (typeof flag !== "string" || !FLAGS.has(flag)) {
    throw invalidValue("flags", flag);
  }
  return { append: flag.includes("a"), exclusive: flag.includes("x"), create: !flag.startsWith("r") };
}
