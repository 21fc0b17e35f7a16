import { then } from "../../primordials.ts";
import { WritableStream } from "../../streams/streams.ts";
import { utf8Encode } from "../utf8.ts";
import { asInterface } from "../webidl.ts";
import { bytesOf } from "./buffers.ts";
import { readAlgorithm } from "./dictionaries.ts";
import { hashNamed } from "./hashes.ts";
import { RunningHash } from "./running-hash.ts";

/** A stream that hashes what is written to it (reference: durable-objects 1.5). Texts count as UTF-8. */
export class DigestStream extends WritableStream<unknown> {
  readonly #digest: Promise<ArrayBuffer>;
  #bytesWritten = 0n;

  constructor(algorithm: unknown) {
    if (algorithm === undefined) {
      throw new TypeError(
        "Failed to construct 'DigestStream': constructor parameter 1 is not of type 'string or HashAlgorithm'.",
      );
    }
    const hash = new RunningHash(hashNamed(readAlgorithm(algorithm, "HashAlgorithm").name).name);
    let resolve: (value: ArrayBuffer) => void = () => undefined;
    let reject: (reason: unknown) => void = () => undefined;
    const digest = new Promise<ArrayBuffer>((fulfil, fail) => {
      resolve = fulfil;
      reject = fail;
    });
    super({
      write: (chunk) => {
        const bytes = typeof chunk === "string" ? utf8Encode(chunk) : bytesOf(chunk);
        if (bytes === undefined) {
          const error = new TypeError(
            "DigestStream is a byte stream but received an object of non-ArrayBuffer/ArrayBufferView/string type on its writable side.",
          );
          reject(error);
          throw error;
        }
        hash.update(bytes);
        this.#bytesWritten += BigInt(bytes.length);
      },
      close: () => {
        resolve(hash.digest().buffer);
      },
      abort: (reason) => {
        reject(reason);
      },
    });
    // Whoever wrote learns of a failure at once; not everybody asks for the digest, too.
    then(
      digest,
      () => undefined,
      () => undefined,
    );
    this.#digest = digest;
  }

  /** Settles when the stream is closed or aborted. */
  get digest(): Promise<ArrayBuffer> {
    return this.#digest;
  }

  get bytesWritten(): bigint {
    return this.#bytesWritten;
  }
}
asInterface(DigestStream);
