import npm from "readable-stream/lib/stream.js";
import { duplexPair } from "./internal/duplex-pair.ts";

const Stream = Object.assign(npm, { duplexPair });

export const {
  Duplex,
  PassThrough,
  Readable,
  Transform,
  Writable,
  _isArrayBufferView,
  _isUint8Array,
  _uint8ArrayToBuffer,
  addAbortSignal,
  compose,
  destroy,
  finished,
  getDefaultHighWaterMark,
  isDestroyed,
  isDisturbed,
  isErrored,
  isReadable,
  isWritable,
  pipeline,
  promises,
  setDefaultHighWaterMark,
} = Stream;

export { Stream, duplexPair };
export default Stream;
