import { Buffer } from "node:buffer";
import { requireFunction } from "../../../node-globals/errors.ts";
import { named } from "../../../node-globals/named.ts";
import type { Engine } from "./engine.ts";
import { outputTooLarge } from "./errors.ts";
import type { Format } from "./formats.ts";
import { inputBytes } from "./input.ts";
import { readSettings, type Settings, type ZlibOptions } from "./settings.ts";
import { bufferOver, engineFor, type ZlibStream } from "./zlib-stream.ts";

/** With the option `info`, the bytes come together with a stream that could have made them. */
export type Whole = Buffer | { readonly buffer: Buffer; readonly engine: ZlibStream };
type Callback = (error: Error | null, result?: Whole) => void;

/** `gzipSync` and its like. */
export function wholeSync(name: string, format: Format): (data: unknown, options?: ZlibOptions) => Whole {
  return named(name, (data: unknown, options?: ZlibOptions) => convert(task(format, data, options)));
}

/** `gzip` and its like: computed at once, as there is nothing to wait for, and told later, as programs expect. */
export function wholeLater(
  name: string,
  format: Format,
): (data: unknown, options: ZlibOptions | Callback, callback?: Callback) => void {
  return named(name, (data: unknown, options: ZlibOptions | Callback, callback?: Callback) => {
    const done = typeof options === "function" ? options : callback;
    requireFunction("callback", done);
    const outcome = attempt(task(format, data, typeof options === "function" ? {} : options));
    queueMicrotask(() => {
      done(...outcome);
    });
  });
}

/** What is to be done, with everything checked that a program may have given wrongly. */
interface Task {
  readonly format: Format;
  readonly options: ZlibOptions;
  readonly settings: Settings;
  readonly input: Uint8Array;
}

function task(format: Format, data: unknown, options: ZlibOptions = {}): Task {
  return { format, options, settings: readSettings(format.mode, options), input: inputBytes("buffer", data) };
}

function attempt(task: Task): Parameters<Callback> {
  try {
    return [null, convert(task)];
  } catch (error) {
    return [error as Error];
  }
}

function convert({ format, options, settings, input }: Task): Whole {
  const engine = engineFor(format.mode, settings);
  engine.feed(input);
  const buffer = everything(engine, settings);
  return options["info"] ? { buffer, engine: usedUp(format, options, input.length - engine.unused) } : buffer;
}

function everything(engine: Engine, { finishFlush, maxOutputLength }: Settings): Buffer {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  do {
    const piece = engine.next(finishFlush);
    pieces.push(piece);
    length += piece.length;
    if (length > maxOutputLength) {
      throw outputTooLarge(maxOutputLength);
    }
  } while (engine.mayHaveMore);
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined ? bufferOver(only) : Buffer.concat(pieces, length);
}

function usedUp(format: Format, options: ZlibOptions, bytesWritten: number): ZlibStream {
  const stream = new format.Stream(options);
  stream.bytesWritten = bytesWritten;
  stream.close();
  return stream;
}

declare function queueMicrotask(callback: () => void): void;
