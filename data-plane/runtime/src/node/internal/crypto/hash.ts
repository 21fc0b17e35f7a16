import { Transform } from "node:stream";
import { RunningHash } from "../../../web/crypto/running-hash.ts";
import { type Buffer } from "node:buffer";
import { toBuffer, toBytes, toOutput } from "./bytes.ts";
import { coded, wrongType } from "./errors.ts";
import { findHash } from "./hash-names.ts";
import { secretBytes } from "./keys.ts";

type Done = (error?: Error | null) => void;

/** What a hash and an HMAC have in common: fed by `update` or as a stream, asked once. */
abstract class Digester extends Transform {
  #running: RunningHash | undefined;

  constructor(running: RunningHash, options?: object) {
    super(options);
    this.#running = running;
  }

  update(data: unknown, encoding?: string): this {
    this.running().update(toBytes(data, "data", encoding));
    return this;
  }

  override _transform(chunk: unknown, encoding: string, done: Done): void {
    this.running().update(toBytes(chunk, "data", encoding));
    done();
  }

  override _flush(done: Done): void {
    this.push(toBuffer(this.finish()));
    done();
  }

  protected running(): RunningHash {
    if (this.#running === undefined) {
      throw coded(new Error("Digest already called"), "ERR_CRYPTO_HASH_FINALIZED");
    }
    return this.#running;
  }

  protected finish(): Uint8Array<ArrayBuffer> {
    const running = this.running();
    this.#running = undefined;
    return running.digest();
  }
}

export class Hash extends Digester {
  readonly #options: object | undefined;

  constructor(algorithm: string | Hash, options?: object) {
    super(algorithm instanceof Hash ? algorithm.running().copy() : started(algorithm), options);
    this.#options = options;
  }

  /** Another one in the same state. */
  copy(options?: object): Hash {
    return new Hash(this, options ?? this.#options);
  }

  digest(encoding?: string): Buffer | string {
    return toOutput(this.finish(), encoding);
  }
}

export class Hmac extends Digester {
  #result: Uint8Array<ArrayBuffer> | undefined;

  constructor(algorithm: string, key: unknown, options?: object) {
    super(started(algorithm, secretBytes(key, "key")), options);
  }

  /** As in Node.js, a second call gives nothing. */
  digest(encoding?: string): Buffer | string {
    if (this.#result !== undefined) {
      return toOutput(new Uint8Array(0), encoding);
    }
    this.#result = this.finish();
    return toOutput(this.#result.slice(), encoding);
  }
}

export function createHash(algorithm: string, options?: object): Hash {
  return new Hash(algorithm, options);
}

export function createHmac(algorithm: string, key: unknown, options?: object): Hmac {
  return new Hmac(algorithm, key, options);
}

/** All at once. */
export function hash(algorithm: string, data: unknown, encoding = "hex"): Buffer | string {
  return toOutput(started(algorithm).update(toBytes(data, "input")).digest(), encoding);
}

function started(algorithm: unknown, key?: Uint8Array<ArrayBuffer>): RunningHash {
  if (typeof algorithm !== "string") {
    throw wrongType("algorithm", "of type string", algorithm);
  }
  const found = findHash(algorithm);
  if (found === undefined) {
    throw new Error("Digest method not supported");
  }
  return new RunningHash(found.name, key?.slice());
}
