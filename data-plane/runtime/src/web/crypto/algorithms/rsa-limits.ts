import { fromHost } from "../../../border/bytes.ts";
import type { Bytes } from "../../../host.ts";
import type { ByteArray } from "../buffers.ts";
import { notSupported, operationError } from "../errors.ts";

/** What one call into the host may cost is what bounds the length of keys here. */
const MOST_BITS = 4096;
const LEAST_BITS = 512;
/** The platform's own bounds. */
const PLATFORM_LEAST_BITS = 256;
const PLATFORM_MOST_BITS = 16_384;

const GENERATED_EXPONENTS = [3, 65_537];
const IMPORTED_EXPONENTS = [3, 17, 37, 65_537];

export function checkGeneratedKey(bits: number, exponent: ByteArray): void {
  checkLength(bits);
  const value = small(exponent);
  if (!GENERATED_EXPONENTS.includes(value)) {
    throw operationError(
      `The "publicExponent" must be either 3 or 65537, but got ${Number.isFinite(value) ? `${value}.` : "a number larger than 2^32."}`,
    );
  }
  if (bits % 128 !== 0) {
    throw operationError("Can't generate key: RSA key size is required to be a multiple of 128");
  }
}

/** @param parts of a public or a private key, not checked yet */
export function checkImportedKey(parts: readonly Bytes[]): void {
  checkLength(bitLength(fromHost(parts[0] as Bytes)));
  const exponent = small(fromHost(parts[1] as Bytes));
  if (!Number.isFinite(exponent)) {
    throw operationError(
      'The "publicExponent" must be either 3 or 65537, but got a number larger than 2^32.',
    );
  }
  if (!IMPORTED_EXPONENTS.includes(exponent)) {
    throw operationError(`Imported RSA key has invalid publicExponent ${exponent}.`);
  }
}

/** Length of a number in whole bytes, which is what the platform calls the length of a modulus. */
export function bitLength(bytes: ByteArray): number {
  return withoutLeadingZeros(bytes).length * 8;
}

export function withoutLeadingZeros(bytes: ByteArray): ByteArray {
  let start = 0;
  while (bytes[start] === 0) {
    start++;
  }
  return bytes.subarray(start);
}

function checkLength(bits: number): void {
  if (bits % 8 !== 0 || bits < PLATFORM_LEAST_BITS || bits > PLATFORM_MOST_BITS) {
    throw operationError(
      `The modulus length must be a multiple of 8 and between 256 and 16k, but ${bits} was requested.`,
    );
  }
  if (bits < LEAST_BITS || bits > MOST_BITS) {
    throw notSupported(
      `RSA keys have ${LEAST_BITS} to ${MOST_BITS} bits on this platform, but ${bits} was requested.`,
    );
  }
}

/** The value of a number of up to four bytes, else infinity. */
function small(bytes: ByteArray): number {
  const value = withoutLeadingZeros(bytes);
  return value.length > 4
    ? Number.POSITIVE_INFINITY
    : Array.from(value).reduce((sum, byte) => sum * 256 + byte, 0);
}
