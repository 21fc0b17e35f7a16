import { named } from "../../../node-globals/named.ts";
import { Mode } from "./constants.ts";
import type { ZlibOptions } from "./settings.ts";
import { ZlibStream } from "./zlib-stream.ts";

/** One format in one direction: what its streams are, and how many names of Node's interface begin. */
export interface Format {
  readonly mode: Mode;
  readonly Stream: new (options?: ZlibOptions | null) => ZlibStream;
}

function format(name: string, mode: Mode): Format {
  const Stream = class extends ZlibStream {
    constructor(options?: ZlibOptions | null) {
      super(mode, options);
    }
  };
  return { mode, Stream: named(name, Stream) };
}

export const formats = {
  deflate: format("Deflate", Mode.Deflate),
  deflateRaw: format("DeflateRaw", Mode.DeflateRaw),
  gunzip: format("Gunzip", Mode.Gunzip),
  gzip: format("Gzip", Mode.Gzip),
  inflate: format("Inflate", Mode.Inflate),
  inflateRaw: format("InflateRaw", Mode.InflateRaw),
  unzip: format("Unzip", Mode.Unzip),
} satisfies Readonly<Record<string, Format>>;
