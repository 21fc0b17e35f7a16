import { fromHost } from "../../../border/bytes.ts";
import { host } from "../../../border/host-ref.ts";
import { type ByteArray, crossing, joined } from "../../../web/crypto/buffers.ts";
import { advanced, counterBlocks } from "../../../web/crypto/counter.ts";
import { coded } from "./errors.ts";

const BLOCK = 16;
const FULL_TAG = 16;
const EMPTY = new Uint8Array(0);

/** What a cipher does with pieces of data, one after the other, without anything kept by the host in between. */
export interface CipherMode {
  update(data: ByteArray): ByteArray;
  final(): ByteArray;
}

/** AES in cipher block chaining: the last block of what was encrypted is the vector of the next piece. */
export class ChainMode implements CipherMode {
  readonly #key: ByteArray;
  readonly #encrypt: boolean;
  #vector: ByteArray;
  #rest: ByteArray = EMPTY;
  #padded = true;

  constructor(key: ByteArray, encrypt: boolean, vector: ByteArray) {
    this.#key = key;
    this.#encrypt = encrypt;
    this.#vector = vector;
  }

  set padded(padded: boolean) {
    this.#padded = padded;
  }

  /** A decryption keeps the last whole block, which may be padding. */
  update(data: ByteArray): ByteArray {
    const all = joined(this.#rest, data);
    const keepsLast = !this.#encrypt && this.#padded && all.length % BLOCK === 0 && all.length > 0;
    const whole = Math.floor(all.length / BLOCK) * BLOCK - (keepsLast ? BLOCK : 0);
    this.#rest = all.slice(whole);
    return whole === 0 ? EMPTY : this.#run(all.subarray(0, whole), false);
  }

  final(): ByteArray {
    if (!this.#padded && this.#rest.length === 0) {
      return EMPTY;
    }
    if (!this.#padded || (!this.#encrypt && this.#rest.length === 0)) {
      throw coded(new Error("wrong final block length"), "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH");
    }
    return this.#run(this.#rest, true);
  }

  #run(data: ByteArray, padded: boolean): ByteArray {
    const result = host().aesCbc(
      crossing(this.#key),
      this.#encrypt,
      padded,
      crossing(this.#vector),
      crossing(data),
    );
    if (result === null) {
      throw data.length % BLOCK === 0
        ? coded(new Error("bad decrypt"), "ERR_OSSL_BAD_DECRYPT")
        : coded(new Error("wrong final block length"), "ERR_OSSL_WRONG_FINAL_BLOCK_LENGTH");
    }
    const output = fromHost(result);
    this.#vector = (this.#encrypt ? output : data).slice(-BLOCK);
    return output;
  }
}

/** AES in counter mode. */
export class CounterMode implements CipherMode {
  readonly #key: ByteArray;
  readonly #bits: number;
  #counter: ByteArray;
  /** Bytes of the counter's block that are used already. */
  #used = 0;

  /** @param bits how much of the block counts; the rest stays as it is */
  constructor(key: ByteArray, counter: ByteArray, bits: number) {
    this.#key = key;
    this.#counter = counter;
    this.#bits = bits;
  }

  update(data: ByteArray): ByteArray {
    const aligned = this.#used === 0 ? data : joined(new Uint8Array(this.#used), data);
    const output = counterBlocks(this.#counter, this.#bits, aligned).map(({ start, bytes }) =>
      fromHost(host().aesCtr(crossing(this.#key), crossing(start), crossing(bytes)) ?? ""),
    );
    this.#counter = advanced(this.#counter, Math.floor(aligned.length / BLOCK), this.#bits);
    const result = joined(...output).subarray(this.#used);
    this.#used = aligned.length % BLOCK;
    return result;
  }

  final(): ByteArray {
    return EMPTY;
  }
}

/**
 * AES in Galois/counter mode. Data comes out at once, as from the counter mode that it is; what passed is kept, and the
 * whole of it is sealed, or opened, at the end for its tag.
 */
export class GaloisMode implements CipherMode {
  readonly #key: ByteArray;
  readonly #encrypt: boolean;
  readonly #vector: ByteArray;
  readonly #counting: CounterMode;
  readonly #passed: ByteArray[] = [];
  readonly #tagLength: number;
  #additional: ByteArray = EMPTY;
  #tag: ByteArray | undefined;

  constructor(key: ByteArray, encrypt: boolean, vector: ByteArray, tagLength = FULL_TAG) {
    this.#key = key;
    this.#encrypt = encrypt;
    this.#vector = vector;
    this.#tagLength = tagLength;
    this.#counting = new CounterMode(key, this.#firstCounter(), 32);
  }

  addAdditional(data: ByteArray): void {
    this.#additional = joined(this.#additional, data);
  }

  /** The tag that a decryption expects. */
  set tag(tag: ByteArray) {
    this.#tag = tag;
  }

  /** The tag of a finished encryption. */
  get tag(): ByteArray | undefined {
    return this.#tag;
  }

  update(data: ByteArray): ByteArray {
    this.#passed.push(data.slice());
    return this.#counting.update(data);
  }

  final(): ByteArray {
    const passed = joined(...this.#passed);
    if (this.#encrypt) {
      const sealed = this.#crypt(true, this.#tagLength, this.#additional, passed);
      this.#tag = (sealed ?? EMPTY).slice(passed.length);
      return EMPTY;
    }
    const tag = this.#tag;
    const opened =
      tag === undefined ? undefined : this.#crypt(false, tag.length, this.#additional, joined(passed, tag));
    if (opened === undefined) {
      throw coded(
        new Error("Unsupported state or unable to authenticate data"),
        "ERR_CRYPTO_INVALID_AUTH_TAG",
      );
    }
    return EMPTY;
  }

  /**
   * The block with which counting begins. For vectors of other lengths than 12 bytes it is a hash; but what a block of
   * zeros is encrypted to is just that block, encrypted.
   */
  #firstCounter(): ByteArray {
    const zeros = new Uint8Array(BLOCK);
    const stream = (this.#crypt(true, FULL_TAG, EMPTY, zeros) ?? EMPTY).subarray(0, BLOCK);
    const block = host().aesCbc(crossing(this.#key), false, false, crossing(zeros), crossing(stream));
    return fromHost(block ?? "");
  }

  #crypt(encrypt: boolean, tagLength: number, additional: ByteArray, data: ByteArray): ByteArray | undefined {
    const result = host().aesGcm(
      crossing(this.#key),
      encrypt,
      crossing(this.#vector),
      crossing(additional),
      tagLength,
      crossing(data),
    );
    return result === null ? undefined : fromHost(result);
  }
}
