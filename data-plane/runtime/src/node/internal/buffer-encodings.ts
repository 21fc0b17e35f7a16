import type { BufferClass } from "buffer/index.js";

type Call = (...parameters: unknown[]) => unknown;

const isBase64Url = (encoding: unknown): boolean =>
  typeof encoding === "string" && encoding.toLowerCase() === "base64url";
const isHex = (encoding: unknown): boolean =>
  typeof encoding === "string" && encoding.toLowerCase() === "hex";

/** Whole pairs of digits, up to what is none. */
const HEX = /^(?:[0-9a-f]{2})*/i;

/**
 * Teaches the package's Buffer the encoding `base64url`, which its decoder reads as base64 already, and to stop at what is no
 * hexadecimal digit.
 */
export function completeEncodings(Buffer: BufferClass): BufferClass {
  for (const name of ["from", "alloc", "byteLength"]) {
    adapt(Buffer, name);
  }
  for (const name of ["write", "fill", "indexOf", "lastIndexOf", "includes"]) {
    adapt(Buffer.prototype, name);
  }
  const { isEncoding } = Buffer;
  Buffer.isEncoding = (encoding) => isBase64Url(encoding) || isEncoding(encoding);
  const { toString } = Buffer.prototype;
  Buffer.prototype.toString = function (encoding, start, end) {
    return isBase64Url(encoding)
      ? toString.call(this, "base64", start, end).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")
      : toString.call(this, encoding, start, end);
  };
  return Buffer;
}

function adapt(target: object, name: string): void {
  const method = Reflect.get(target, name) as Call;
  const adapted = function (this: unknown, ...parameters: unknown[]): unknown {
    const at = parameters.findIndex(isBase64Url);
    if (at > 0) {
      return Reflect.apply(method, this, parameters.with(at, "base64"));
    }
    const [text] = parameters;
    return typeof text === "string" && name !== "byteLength" && parameters.slice(1).some(isHex)
      ? Reflect.apply(method, this, parameters.with(0, HEX.exec(text)?.[0] ?? ""))
      : Reflect.apply(method, this, parameters);
  };
  Object.defineProperty(target, name, { value: adapted, writable: true, configurable: true });
}
