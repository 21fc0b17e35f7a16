import { currentContext } from "../../context.ts";
import { DOMException } from "../dom-exception.ts";
import { hexByte, randomBytes } from "../random.ts";
import { asInterface, wrongParameter } from "../webidl.ts";
import { DigestStream } from "./digest-stream.ts";
import { type SubtleCrypto, creating, subtle } from "./subtle.ts";

const MAX_RANDOM = 65536;

/** https://w3c.github.io/webcrypto/#crypto-interface */
export class Crypto {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get DigestStream(): typeof DigestStream {
    return DigestStream;
  }

  get subtle(): SubtleCrypto {
    return subtle;
  }

  getRandomValues<T>(array: T): T {
    if (!ArrayBuffer.isView(array)) {
      throw wrongParameter("Crypto", "getRandomValues", 1, "ArrayBufferView");
    }
    currentContext();
    if (!isIntegerView(array)) {
      throw new DOMException(
        "ArrayBufferView argument to getRandomValues() must be an integer-typed view.",
        "TypeMismatchError",
      );
    }
    const { byteLength } = array;
    if (byteLength > MAX_RANDOM) {
      throw new DOMException(
        `getRandomValues() only accepts buffers of size <= 64K but provided ${byteLength} bytes.`,
        "QuotaExceededError",
      );
    }
    if (byteLength > 0) {
      new Uint8Array(array.buffer, array.byteOffset, byteLength).set(randomBytes(byteLength));
    }
    return array;
  }

  randomUUID(): string {
    currentContext();
    const bytes = randomBytes(16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    const hex = Array.from(bytes, hexByte).join("");
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}
asInterface(Crypto);

export const crypto = new Crypto(creating);

function isIntegerView(value: unknown): value is ArrayBufferView<ArrayBuffer> {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !/^Float/.test((value as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag])
  );
}
