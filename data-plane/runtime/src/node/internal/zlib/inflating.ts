import {
  type Z_CallStatus,
  type Z_FlushMode,
  Z_DATA_ERROR,
  Z_NEED_DICT,
  Z_OK,
  Z_STREAM_END,
  zlibInflate,
  zlibInflateInit2,
  zlibInflateReset,
  zlibInflateSetDictionary,
} from "pako";
import { Mode } from "./constants.ts";
import { Engine } from "./engine.ts";
import type { Settings } from "./settings.ts";

/** What zlib adds to the window's bits to ask for gzip's header, or to take either header. */
const GZIP = 16;
const EITHER = 32;
/** gzip's first byte, which no other header has. */
const GZIP_BEGIN = 0x1f;

export class Inflating extends Engine {
  readonly #isRaw: boolean;
  /** Whether members may follow one another; undefined until the first byte tells. */
  #isGzip: boolean | undefined;

  constructor(mode: Mode, settings: Settings) {
    super(settings);
    this.#isRaw = mode === Mode.InflateRaw;
    this.#isGzip = mode === Mode.Unzip ? undefined : mode === Mode.Gunzip;
    this.begun(zlibInflateInit2(this.stream, format(mode, settings.windowBits)));
    this.#useDictionaryOfRaw();
  }

  reset(): void {
    this.begun(zlibInflateReset(this.stream));
    this.#useDictionaryOfRaw();
  }

  protected work(flush: Z_FlushMode): Z_CallStatus {
    const { stream } = this;
    if (stream.avail_in > 0) {
      this.#isGzip ??= stream.input[stream.next_in] === GZIP_BEGIN;
    }
    let status = this.#inflate(flush);
    // Zeros after a member are padding; anything else begins the next one.
    while (
      status === Z_STREAM_END &&
      this.#isGzip &&
      stream.avail_in > 0 &&
      stream.input[stream.next_in] !== 0
    ) {
      this.reset();
      status = this.#inflate(flush);
    }
    return status;
  }

  #inflate(flush: Z_FlushMode): Z_CallStatus {
    const status = zlibInflate(this.stream, flush);
    const { dictionary } = this.settings;
    if (status !== Z_NEED_DICT || dictionary === undefined) {
      return status;
    }
    const taken = zlibInflateSetDictionary(this.stream, dictionary);
    return taken === Z_OK ? zlibInflate(this.stream, flush) : taken === Z_DATA_ERROR ? Z_NEED_DICT : taken;
  }

  /** Raw data does not say which dictionary it needs. */
  #useDictionaryOfRaw(): void {
    const { dictionary } = this.settings;
    if (this.#isRaw && dictionary !== undefined) {
      this.begun(zlibInflateSetDictionary(this.stream, dictionary));
    }
  }
}

function format(mode: Mode, windowBits: number): number {
  switch (mode) {
    case Mode.InflateRaw:
      return -windowBits;
    case Mode.Gunzip:
      return windowBits + GZIP;
    case Mode.Unzip:
      return windowBits + EITHER;
    default:
      return windowBits;
  }
}
