import type { BufferClass } from "buffer/index.js";

type Call = (...parameters: unknown[]) => unknown;

const isBase64Url = (encoding: unknown): boolean =>
  typeof encoding === "string" && encoding.toLowerCase() === "base64url";

/** Teaches the package's Buffer the encoding `base64url`, which its decoder reads as base64 already. */
export function addBase64Url(Buffer: BufferClass): BufferClass {
  const encodingLast = (target: object, name: string): void => {
    const method = Reflect.get(target, name) as Call;
    Reflect.set(target, name, function (this: unknown, ...parameters: unknown[]): unknown {
      const at = parameters.findIndex(isBase64Url);
      return Reflect.apply(method, this, at < 0 ? parameters : parameters.with(at, "base64"));
    });
  };
  for (const name of ["from", "alloc", "byteLength"]) {
    encodingLast(Buffer, name);
  }
  for (const name of ["write", "fill", "indexOf", "lastIndexOf", "includes"]) {
    encodingLast(Buffer.prototype, name);
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
