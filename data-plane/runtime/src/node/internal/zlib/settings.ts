import { bytesOf } from "../../../web/crypto/buffers.ts";
import { invalidArgument, outOfRange } from "../../../node-globals/errors.ts";
import { constants, Mode } from "./constants.ts";

/** https://nodejs.org/api/zlib.html#class-options, as a program gives them: nothing is known of their types. */
export type ZlibOptions = Readonly<Record<string, unknown>>;

/** Options that are checked and complete. */
export interface Settings {
  /** Bytes that are made room for at a time. */
  readonly chunkSize: number;
  /** How writes are flushed, and how the last one is. */
  readonly flush: number;
  readonly finishFlush: number;
  /** Most bytes that a whole buffer may turn into; streams have no such limit. */
  readonly maxOutputLength: number;
  readonly level: number;
  /** 0 for what the input's header says. */
  readonly windowBits: number;
  readonly memLevel: number;
  readonly strategy: number;
  readonly dictionary: Uint8Array | undefined;
}

const MOST_OUTPUT = 2 ** 31 - 1;

/** Throws a TypeError or a RangeError that names the option. */
export function readSettings(mode: Mode, options: ZlibOptions): Settings {
  const { Z_NO_FLUSH, Z_BLOCK, Z_FINISH, Z_MIN_CHUNK, Z_DEFAULT_CHUNK } = constants;
  const chunkSize = finite("chunkSize", options) ?? Z_DEFAULT_CHUNK;
  if (chunkSize < Z_MIN_CHUNK) {
    throw outOfRange("options.chunkSize", `>= ${Z_MIN_CHUNK}`, chunkSize);
  }
  return {
    chunkSize: Math.trunc(chunkSize),
    flush: within("flush", options, Z_NO_FLUSH, Z_BLOCK, Z_NO_FLUSH),
    finishFlush: within("finishFlush", options, Z_NO_FLUSH, Z_BLOCK, Z_FINISH),
    maxOutputLength: within("maxOutputLength", options, 1, MOST_OUTPUT, MOST_OUTPUT),
    level: within("level", options, -1, 9, constants.Z_DEFAULT_COMPRESSION),
    windowBits: windowBits(mode, options),
    memLevel: within("memLevel", options, 1, 9, constants.Z_DEFAULT_MEMLEVEL),
    strategy: within("strategy", options, 0, constants.Z_FIXED, constants.Z_DEFAULT_STRATEGY),
    dictionary: dictionary(options["dictionary"]),
  };
}

function windowBits(mode: Mode, options: ZlibOptions): number {
  const tellsItself = mode === Mode.Inflate || mode === Mode.Gunzip || mode === Mode.Unzip;
  if (tellsItself && (options["windowBits"] ?? 0) === 0) {
    return 0;
  }
  const { Z_MIN_WINDOWBITS, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS } = constants;
  const least = mode === Mode.Gzip ? Z_MIN_WINDOWBITS + 1 : Z_MIN_WINDOWBITS;
  const bits = within("windowBits", options, least, Z_MAX_WINDOWBITS, Z_DEFAULT_WINDOWBITS);
  // zlib cannot write raw data with the smallest window.
  return mode === Mode.DeflateRaw ? Math.max(bits, Z_MIN_WINDOWBITS + 1) : bits;
}

function dictionary(value: unknown): Uint8Array | undefined {
  const bytes = bytesOf(value);
  if (bytes === undefined && value !== undefined && value !== null) {
    throw invalidArgument(
      "options.dictionary",
      "an instance of Buffer, TypedArray, DataView, or ArrayBuffer",
      value,
    );
  }
  return bytes?.slice();
}

function within(name: string, options: ZlibOptions, least: number, most: number, otherwise: number): number {
  const value = finite(name, options);
  if (value === undefined) {
    return otherwise;
  }
  if (value < least || value > most) {
    throw outOfRange(`options.${name}`, `>= ${least} and <= ${most}`, value);
  }
  return Math.trunc(value);
}

/** Undefined when it is not given or not a number that means anything. */
function finite(name: string, options: ZlibOptions): number | undefined {
  const value = options[name];
  if (value === undefined || Number.isNaN(value)) {
    return undefined;
  }
  if (typeof value !== "number") {
    throw invalidArgument(`options.${name}`, "of type number", value);
  }
  if (!Number.isFinite(value)) {
    throw outOfRange(`options.${name}`, "a finite number", value);
  }
  return value;
}
