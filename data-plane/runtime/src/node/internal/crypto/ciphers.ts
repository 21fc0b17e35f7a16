import { type Buffer } from "node:buffer";
import { Transform } from "node:stream";
import { type ByteArray } from "../../../web/crypto/buffers.ts";
import { toBuffer, toBytes, toOutput } from "./bytes.ts";
import { ChainMode, type CipherMode, CounterMode, GaloisMode } from "./cipher-modes.ts";
import { coded, unavailable, wrongType } from "./errors.ts";
import { secretBytes } from "./keys.ts";

interface CipherOptions {
  readonly authTagLength?: number;
}

type Done = (error?: Error | null) => void;

const NAME = /^aes-?(128|192|256)-?(cbc|ctr|gcm)$/;
const BLOCK = 16;
const TAG_LENGTHS = [4, 8, 12, 13, 14, 15, 16];

export function getCiphers(): string[] {
  return ["cbc", "ctr", "gcm"].flatMap((mode) => [128, 192, 256].map((bits) => `aes-${bits}-${mode}`));
}

/** What an encryption and a decryption have in common. */
abstract class Ciphering extends Transform {
  readonly #mode: CipherMode;
  #isFinished = false;

  constructor(encrypt: boolean, cipher: unknown, key: unknown, vector: unknown, options: CipherOptions = {}) {
    super(options as object);
    this.#mode = modeOf(encrypt, cipher, secretBytes(key, "key").slice(), vector, options);
  }

  update(data: unknown, from?: string, to?: string): Buffer | string {
    this.#requireUnfinished();
    return toOutput(this.#mode.update(toBytes(data, "data", from)), to);
  }

  final(to?: string): Buffer | string {
    this.#requireUnfinished();
    this.#isFinished = true;
    return toOutput(this.#mode.final(), to);
  }

  setAutoPadding(padded = true): this {
    if (this.#mode instanceof ChainMode) {
      this.#mode.padded = padded;
    }
    return this;
  }

  setAAD(data: unknown): this {
    this.galois("setAAD").addAdditional(toBytes(data, "buffer"));
    return this;
  }

  override _transform(chunk: unknown, encoding: string, done: Done): void {
    this.push(toBuffer(this.#mode.update(toBytes(chunk, "data", encoding))));
    done();
  }

  override _flush(done: Done): void {
    try {
      this.#isFinished = true;
      this.push(toBuffer(this.#mode.final()));
      done();
    } catch (error) {
      done(error as Error);
    }
  }

  protected galois(method: string): GaloisMode {
    if (!(this.#mode instanceof GaloisMode)) {
      throw coded(new Error(`Invalid state for operation ${method}`), "ERR_CRYPTO_INVALID_STATE");
    }
    return this.#mode;
  }

  #requireUnfinished(): void {
    if (this.#isFinished) {
      throw coded(new Error("Unsupported state"), "ERR_CRYPTO_INVALID_STATE");
    }
  }
}

export class Cipheriv extends Ciphering {
  constructor(cipher: unknown, key: unknown, vector: unknown, options?: CipherOptions) {
    super(true, cipher, key, vector, options);
  }

  getAuthTag(): Buffer {
    const { tag } = this.galois("getAuthTag");
    if (tag === undefined) {
      throw coded(new Error("Invalid state for operation getAuthTag"), "ERR_CRYPTO_INVALID_STATE");
    }
    return toBuffer(tag.slice());
  }
}

export class Decipheriv extends Ciphering {
  constructor(cipher: unknown, key: unknown, vector: unknown, options?: CipherOptions) {
    super(false, cipher, key, vector, options);
  }

  setAuthTag(tag: unknown, encoding?: string): this {
    const bytes = toBytes(tag, "buffer", encoding).slice();
    if (!TAG_LENGTHS.includes(bytes.length)) {
      throw wrongTag(bytes.length);
    }
    this.galois("setAuthTag").tag = bytes;
    return this;
  }
}

export function createCipheriv(
  cipher: string,
  key: unknown,
  vector: unknown,
  options?: CipherOptions,
): Cipheriv {
  return new Cipheriv(cipher, key, vector, options);
}

export function createDecipheriv(
  cipher: string,
  key: unknown,
  vector: unknown,
  options?: CipherOptions,
): Decipheriv {
  return new Decipheriv(cipher, key, vector, options);
}

function modeOf(
  encrypt: boolean,
  cipher: unknown,
  key: ByteArray,
  vector: unknown,
  options: CipherOptions,
): CipherMode {
  if (typeof cipher !== "string") {
    throw wrongType("cipher", "of type string", cipher);
  }
  const [, bits, mode] = NAME.exec(cipher.toLowerCase()) ?? [];
  if (mode === undefined) {
    throw unavailable(`The cipher ${cipher}`);
  }
  if (key.length * 8 !== Number(bits)) {
    throw coded(new RangeError("Invalid key length"), "ERR_CRYPTO_INVALID_KEYLEN");
  }
  const start = toBytes(vector, "iv").slice();
  if (mode === "gcm" ? start.length === 0 : start.length !== BLOCK) {
    throw coded(new TypeError("Invalid initialization vector"), "ERR_CRYPTO_INVALID_IV");
  }
  switch (mode) {
    case "cbc":
      return new ChainMode(key, encrypt, start);
    case "ctr":
      return new CounterMode(key, start, 128);
    default:
      return new GaloisMode(key, encrypt, start, tagLength(options.authTagLength));
  }
}

function tagLength(length: number | undefined): number | undefined {
  if (length !== undefined && !TAG_LENGTHS.includes(length)) {
    throw wrongTag(length);
  }
  return length;
}

function wrongTag(length: number): TypeError {
  return coded(new TypeError(`Invalid authentication tag length: ${length}`), "ERR_CRYPTO_INVALID_AUTH_TAG");
}
