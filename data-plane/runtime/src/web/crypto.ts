import { currentContext } from "../context.ts";
import { DOMException } from "./dom-exception.ts";
import { hexByte, randomBytes } from "./random.ts";
import { notAvailable, refusingClass } from "./unavailable.ts";
import { asInterface, requireArguments } from "./webidl.ts";

const MAX_RANDOM = 65536;
const creating = Symbol("creating");
const DigestStream = refusingClass("crypto.DigestStream");

/** https://w3c.github.io/webcrypto/#crypto-interface */
export class Crypto {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }

  get DigestStream(): unknown {
    return DigestStream;
  }

  get subtle(): SubtleCrypto {
    return subtle;
  }

  getRandomValues<T>(array: T): T {
    requireArguments(arguments.length, 1, "getRandomValues() on Crypto");
    currentContext();
    if (!isIntegerView(array)) {
      throw new DOMException("The provided value is not of an integer type.", "TypeMismatchError");
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

const SUBTLE_METHODS = [
  "decrypt",
  "deriveBits",
  "deriveKey",
  "digest",
  "encrypt",
  "exportKey",
  "generateKey",
  "importKey",
  "sign",
  "timingSafeEqual",
  "unwrapKey",
  "verify",
  "wrapKey",
];

/** Every method refuses by name until there are algorithms behind it. */
// eslint-disable-next-line @typescript-eslint/no-extraneous-class
export class SubtleCrypto {
  constructor(token?: unknown) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
  }
}
for (const name of SUBTLE_METHODS) {
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: () => {
      throw notAvailable(`crypto.subtle.${name}()`);
    },
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
asInterface(SubtleCrypto);

const subtle = new SubtleCrypto(creating);
export const crypto = new Crypto(creating);

function isIntegerView(value: unknown): value is ArrayBufferView<ArrayBuffer> {
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !/^Float/.test((value as unknown as { [Symbol.toStringTag]: string })[Symbol.toStringTag])
  );
}
