import { caught, group } from "./harness.js";

const FORMATS = ["gzip", "deflate", "deflate-raw"];

function bytes(text) {
  return new TextEncoder().encode(text);
}

function through(input, ...transforms) {
  return transforms.reduce((stream, transform) => stream.pipeThrough(transform), new Blob([input]).stream());
}

async function text(stream) {
  return new Response(stream).text();
}

async function compressed(input, format) {
  return new Uint8Array(await new Response(through(input, new CompressionStream(format))).arrayBuffer());
}

/** Writes each piece as a chunk of its own, and reads everything. */
async function inPieces(transform, pieces) {
  const writer = transform.writable.getWriter();
  const written = (async () => {
    for (const piece of pieces) await writer.write(piece);
    await writer.close();
  })();
  written.catch(() => undefined);
  const result = await new Response(transform.readable).text();
  await written;
  return result;
}

const HELLO_GZIP = Uint8Array.from(atob("H4sIAAAAAAAAA8tIzcnJVyjPL8pJAQCFEUoNCwAAAA=="), (char) =>
  char.charCodeAt(0),
);

const long = "All work and no play makes Jack a dull boy. ".repeat(20_000);

const checks = group({
  inWorker: {
    "a text survives each format": () =>
      Promise.all(
        FORMATS.map((format) =>
          text(through("hello hello hello", new CompressionStream(format), new DecompressionStream(format))),
        ),
      ),
    "a long text survives each format": async () => {
      const results = [];
      for (const format of FORMATS) {
        const out = await text(through(long, new CompressionStream(format), new DecompressionStream(format)));
        results.push([out.length, out === long]);
      }
      return results;
    },
    "compressing makes a repeating text much smaller": async () =>
      Promise.all(FORMATS.map(async (format) => (await compressed(long, format)).length < long.length / 100)),
    "the first bytes tell the format": async () => [
      [...(await compressed("x", "gzip")).slice(0, 3)],
      [...(await compressed("x", "deflate")).slice(0, 1)],
    ],
    "nothing survives": async () =>
      Promise.all(
        FORMATS.map((format) =>
          text(through("", new CompressionStream(format), new DecompressionStream(format))),
        ),
      ),
    "somebody else's gzip": () => text(through(HELLO_GZIP, new DecompressionStream("gzip"))),
    "input byte by byte": () =>
      inPieces(
        new DecompressionStream("gzip"),
        [...HELLO_GZIP].map((byte) => Uint8Array.of(byte)),
      ),
    "an empty chunk changes nothing": () =>
      inPieces(new DecompressionStream("gzip"), [new Uint8Array(0), HELLO_GZIP, new Uint8Array(0)]),
    "an array buffer and a view are chunks": async () => {
      const view = new DataView(HELLO_GZIP.slice(0).buffer, 10);
      return inPieces(new DecompressionStream("gzip"), [HELLO_GZIP.slice(0, 10).buffer, view]);
    },
    "bytes that are no gzip are refused": () =>
      caught(() => text(through(bytes("not compressed at all"), new DecompressionStream("gzip")))),
    "bytes that are no deflate are refused": () =>
      caught(() => text(through(bytes("not compressed at all"), new DecompressionStream("deflate")))),
    "bytes that are no raw deflate are refused": () =>
      caught(() =>
        text(through(new Uint8Array([255, 255, 255, 255, 255]), new DecompressionStream("deflate-raw"))),
      ),
    "a gzip that ends too early is refused": () =>
      caught(() => text(through(HELLO_GZIP.slice(0, 15), new DecompressionStream("gzip")))),
    "a gzip without its last byte is refused": () =>
      caught(() => text(through(HELLO_GZIP.slice(0, -1), new DecompressionStream("gzip")))),
    "a gzip with a wrong sum is refused": () => {
      const wrong = HELLO_GZIP.slice();
      wrong[wrong.length - 8] ^= 1;
      return caught(() => text(through(wrong, new DecompressionStream("gzip"))));
    },
    "bytes after the end of gzip are refused": () =>
      caught(() => text(through(new Blob([HELLO_GZIP, "more"]), new DecompressionStream("gzip")))),
    "bytes after the end of deflate are refused": async () =>
      caught(async () =>
        text(
          through(new Blob([await compressed("x", "deflate"), "more"]), new DecompressionStream("deflate")),
        ),
      ),
    "a chunk after the end is refused": () =>
      caught(() => inPieces(new DecompressionStream("gzip"), [HELLO_GZIP, bytes("more")])),
    "an empty input is refused by decompression": () =>
      caught(() => text(through("", new DecompressionStream("gzip")))),
    "a text is a chunk": async () => {
      const { readable, writable } = new CompressionStream("deflate");
      const writer = writable.getWriter();
      writer.write("text");
      writer.close();
      return text(readable.pipeThrough(new DecompressionStream("deflate")));
    },
    "small writes do not wait for a reader": async () => {
      const { readable, writable } = new CompressionStream("gzip");
      const writer = writable.getWriter();
      await writer.write(bytes("hello "));
      await writer.write(bytes("world"));
      await writer.close();
      return text(readable.pipeThrough(new DecompressionStream("gzip")));
    },
    "the output can be read into a view": async () => {
      const stream = through("hello", new CompressionStream("gzip"), new DecompressionStream("gzip"));
      const { value, done } = await stream.getReader({ mode: "byob" }).read(new Uint8Array(3));
      return [new TextDecoder().decode(value), done];
    },
    "an unknown format is refused": () => caught(() => new CompressionStream("zip")),
    "an unknown format is refused by decompression": () => caught(() => new DecompressionStream("zstd")),
    "a missing format is refused": () => caught(() => new CompressionStream()),
    "both are TransformStreams": () => [
      new CompressionStream("gzip") instanceof TransformStream,
      new DecompressionStream("gzip") instanceof TransformStream,
      Object.prototype.toString.call(new CompressionStream("gzip")),
    ],
    "readable and writable are streams": () => {
      const { readable, writable } = new CompressionStream("gzip");
      return [readable instanceof ReadableStream, writable instanceof WritableStream];
    },
    "a cancelled output does not disturb": async () => {
      const stream = through(long, new CompressionStream("gzip"), new DecompressionStream("gzip"));
      const reader = stream.getReader();
      const { value } = await reader.read();
      await reader.cancel("enough");
      return value instanceof Uint8Array && value.length > 0;
    },
    "an aborted input fails the output": async () => {
      const { readable, writable } = new CompressionStream("gzip");
      const read = caught(() => text(readable));
      await writable.abort(new Error("stopped"));
      return read;
    },
    "a large expansion comes in pieces": async () => {
      const packed = await compressed(new Uint8Array(8_000_000), "gzip");
      const reader = through(packed, new DecompressionStream("gzip")).getReader();
      let total = 0;
      let largest = 0;
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        total += read.value.length;
        largest = Math.max(largest, read.value.length);
      }
      return [packed.length < 20_000, total, largest < 8_000_000];
    },
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
