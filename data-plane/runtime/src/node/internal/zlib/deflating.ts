import {
  type Z_CallStatus,
  type Z_FlushMode,
  type Z_Strategy,
  zlibDeflate,
  zlibDeflateInit2,
  zlibDeflateReset,
  zlibDeflateSetDictionary,
} from "pako";
import { Mode } from "./constants.ts";
import { Engine } from "./engine.ts";
import type { Settings } from "./settings.ts";

const METHOD_DEFLATE = 8;
/** What zlib adds to the window's bits to ask for gzip's header and trailer. */
const GZIP = 16;

export class Deflating extends Engine {
  constructor(mode: Mode, settings: Settings) {
    super(settings);
    const { level, windowBits, memLevel, strategy } = settings;
    const format =
      mode === Mode.DeflateRaw ? -windowBits : mode === Mode.Gzip ? windowBits + GZIP : windowBits;
    this.begun(
      zlibDeflateInit2(this.stream, level, METHOD_DEFLATE, format, memLevel, strategy as Z_Strategy),
    );
    this.#useDictionary();
  }

  reset(): void {
    this.begun(zlibDeflateReset(this.stream));
    this.#useDictionary();
  }

  protected work(flush: Z_FlushMode): Z_CallStatus {
    return zlibDeflate(this.stream, flush);
  }

  #useDictionary(): void {
    const { dictionary } = this.settings;
    if (dictionary !== undefined) {
      this.begun(zlibDeflateSetDictionary(this.stream, dictionary));
    }
  }
}
