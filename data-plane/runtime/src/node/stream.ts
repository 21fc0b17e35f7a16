import npm from "readable-stream/lib/stream.js";
import { duplexPair } from "./internal/duplex-pair.ts";
import { named } from "../node-globals/named.ts";
import {
  duplexFromWeb,
  duplexToWeb,
  readableFromWeb,
  readableToWeb,
  writableFromWeb,
  writableToWeb,
} from "./internal/web-streams.ts";

const Stream = Object.assign(npm, { duplexPair });

const adapters = {
  Duplex: { fromWeb: duplexFromWeb, toWeb: duplexToWeb },
  Readable: { fromWeb: readableFromWeb, toWeb: readableToWeb },
  Writable: { fromWeb: writableFromWeb, toWeb: writableToWeb },
};
for (const [name, functions] of Object.entries(adapters)) {
  Object.assign(Stream[name] as object, functions);
}
for (const name of ["Duplex", "PassThrough", "Readable", "Stream", "Transform", "Writable"]) {
  named(name, Stream[name]);
}

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
