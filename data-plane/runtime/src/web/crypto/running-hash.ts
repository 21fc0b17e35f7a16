import { fromHost, toHost } from "../../border/bytes.ts";
import { host } from "../../border/host-ref.ts";
import type { Bytes } from "../../host.ts";
import type { HashName } from "../../host-crypto.ts";
import { type ByteArray, crossing, joined } from "./buffers.ts";
import { operationError } from "./errors.ts";

/** What is kept here before the host is asked to keep count. */
const KEPT = 65_536;
/** What crosses at once. */
const PIECE = 1_048_576;

/**
 * A hash, or an HMAC, that is fed piece by piece.
 *
 * The state of a hash lives in the host, and nothing tells the host when script forgets one. So inputs up to 64 KiB are
 * gathered here, where the garbage collector frees what is forgotten, and are hashed in one crossing at the end; that
 * is also the cheapest way for the many short ones. Only a longer one opens a number at the host, whose table is bounded.
 */
export class RunningHash {
  readonly #hash: HashName;
  readonly #key: ByteArray | undefined;
  #kept: ByteArray[] = [];
  #keptLength = 0;
  #running = 0;

  /** @param key makes it an HMAC */
  constructor(hash: HashName, key?: ByteArray) {
    this.#hash = hash;
    this.#key = key;
  }

  /** Takes a copy of the bytes. */
  update(bytes: ByteArray): this {
    if (this.#running === 0 && this.#keptLength + bytes.length <= KEPT) {
      this.#kept.push(bytes.slice());
      this.#keptLength += bytes.length;
      return this;
    }
    this.#open();
    for (let at = 0; at < bytes.length; at += PIECE) {
      this.#feed(bytes.subarray(at, at + PIECE));
    }
    return this;
  }

  /** Another one in the same state. */
  copy(): RunningHash {
    const copy = new RunningHash(this.#hash, this.#key);
    copy.#kept = [...this.#kept];
    copy.#keptLength = this.#keptLength;
    if (this.#running !== 0) {
      copy.#running = host().copyHash(this.#running);
      if (copy.#running === 0) {
        throw forgotten();
      }
    }
    return copy;
  }

  /** The result. Nothing may be called afterwards. */
  digest(): ByteArray {
    if (this.#running === 0) {
      return fromHost(this.#atOnce());
    }
    const result = host().endHash(this.#running);
    if (result === null) {
      throw forgotten();
    }
    return fromHost(result);
  }

  #atOnce(): Bytes {
    const data = toHost(joined(...this.#kept));
    return this.#key === undefined
      ? host().hash(this.#hash, data)
      : host().hmac(this.#hash, crossing(this.#key), data);
  }

  #open(): void {
    if (this.#running === 0) {
      const key = this.#key === undefined ? "" : crossing(this.#key);
      this.#running = host().beginHash(this.#hash, this.#key !== undefined, key);
      this.#feed(joined(...this.#kept));
      this.#kept = [];
      this.#keptLength = 0;
    }
  }

  #feed(bytes: ByteArray): void {
    if (!host().updateHash(this.#running, toHost(bytes))) {
      throw forgotten();
    }
  }
}

function forgotten(): Error {
  return operationError("Too many long hashes are being computed at once; this one was given up.");
}
