import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import * as zlib from "node:zlib";
import { caught, group } from "./harness.js";

const TEXT = "So much of what is said is said again. ".repeat(500);
const DICTIONARY = Buffer.from("So much of what is said again");

/** Of errors only what programs look at: where they come from is each runtime's own. */
const failure = async (action) => {
  try {
    return { value: String(await action()) };
  } catch ({ name, message }) {
    return { name, message };
  }
};

/** Where workerd's text is about its own innards. */
const kindOfFailure = async (action) => (await failure(action)).name;

const pairs = {
  gzip: [zlib.gzipSync, zlib.gunzipSync],
  deflate: [zlib.deflateSync, zlib.inflateSync],
  raw: [zlib.deflateRawSync, zlib.inflateRawSync],
  unzip: [zlib.gzipSync, zlib.unzipSync],
  "unzip deflate": [zlib.deflateSync, zlib.unzipSync],
};

const roundTrips = (text, options) =>
  Object.entries(pairs).map(([name, [pack, unpack]]) => [
    name,
    unpack(pack(text, options), options).toString() === text,
  ]);

/** Everything that comes out of a stream, for pieces that go in. */
const through = async (stream, ...pieces) => (await buffer(Readable.from(pieces).pipe(stream))).toString();

const outcome = (stream, ...pieces) =>
  new Promise((resolve) => {
    const seen = [];
    stream.on("data", (chunk) => seen.push(chunk.toString()));
    stream.on("end", () => seen.push("end"));
    stream.on("error", ({ code, errno, message }) => seen.push({ code, errno, message }));
    stream.on("close", () => resolve(seen));
    for (const piece of pieces) stream.write(piece);
    stream.end();
  });

const byCallback = (method, ...parameters) =>
  new Promise((resolve) => {
    method(...parameters, (error, value) => resolve(error ? [error.message] : String(value)));
  });

const refusals = (...wrong) =>
  Promise.all(wrong.map((options) => failure(() => zlib.createDeflate(options).constructor.name)));

const packed = zlib.gzipSync("hello");
const checks = group({
  inWorker: {
    "whole buffers go there and back": () => [roundTrips(TEXT), roundTrips(""), roundTrips("ü€")],
    "options keep the text": () =>
      [{ level: 0 }, { level: 1 }, { level: 9, memLevel: 9 }, { windowBits: 9 }, { strategy: 2 }].map(
        (options) => roundTrips(TEXT, options),
      ),
    "stored without compression": () => [
      zlib.gzipSync("abc", { level: 0 }),
      zlib.deflateSync("abc", { level: 0 }),
      zlib.deflateRawSync("abc", { level: 0 }),
    ],
    "short texts are packed alike": () => [
      zlib.gzipSync("hello"),
      zlib.deflateSync("hello"),
      zlib.deflateRawSync("hello"),
      zlib.deflateSync(""),
    ],
    "input of other types": () => [
      zlib.inflateSync(zlib.deflateSync(new Uint16Array([1, 2]))),
      zlib.inflateSync(new Uint8Array(zlib.deflateSync(new DataView(new ArrayBuffer(3), 1)))),
      zlib.inflateSync(zlib.deflateSync(new Uint8Array([5, 6]).buffer)),
      Buffer.isBuffer(zlib.gzipSync("x")),
    ],
    "input of wrong types": async () => [
      await kindOfFailure(() => zlib.gzipSync(5)),
      await kindOfFailure(() => zlib.gzipSync()),
      await kindOfFailure(() => zlib.inflateSync({})),
      await kindOfFailure(() => zlib.inflateSync(null)),
    ],
    "malformed input": async () => [
      await failure(() => zlib.gunzipSync("no gzip at all")),
      await failure(() => zlib.inflateSync("nothing deflated")),
      await failure(() => zlib.inflateRawSync(Buffer.from([255, 255, 255]))),
      await failure(() => zlib.unzipSync("neither of both")),
      await failure(() => zlib.gunzipSync(zlib.deflateSync("x"))),
      await failure(() => zlib.inflateSync(packed)),
    ],
    "damaged input": async () => {
      const damaged = Buffer.from(packed);
      damaged[damaged.length - 6] ^= 1;
      const shorter = Buffer.from(packed);
      shorter[shorter.length - 1] ^= 1;
      return [await failure(() => zlib.gunzipSync(damaged)), await failure(() => zlib.gunzipSync(shorter))];
    },
    "input that ends too early": async () => [
      await failure(() => zlib.gunzipSync(packed.subarray(0, -3))),
      await failure(() => zlib.inflateSync(zlib.deflateSync(TEXT).subarray(0, 20))),
      await failure(() => zlib.inflateRawSync(Buffer.alloc(0))),
      await failure(() => zlib.gunzipSync("")),
      await failure(() =>
        zlib.inflateSync(zlib.deflateSync("abc").subarray(0, -2), {
          finishFlush: zlib.constants.Z_SYNC_FLUSH,
        }),
      ),
    ],
    "several members, and what follows them": async () => [
      await failure(() => zlib.gunzipSync(Buffer.concat([packed, packed]))),
      await failure(() => zlib.gunzipSync(Buffer.concat([packed, Buffer.alloc(10)]))),
      await failure(() => zlib.gunzipSync(Buffer.concat([packed, Buffer.from("garbage")]))),
      await failure(() => zlib.inflateSync(Buffer.concat([zlib.deflateSync("a"), Buffer.from("more")]))),
      await failure(() => zlib.unzipSync(Buffer.concat([packed, packed]))),
    ],
    dictionaries: async () => {
      const options = { dictionary: DICTIONARY };
      const deflated = zlib.deflateSync(TEXT, options);
      const raw = zlib.deflateRawSync(TEXT, options);
      return [
        zlib.inflateSync(deflated, options).toString() === TEXT,
        zlib.inflateRawSync(raw, options).toString() === TEXT,
        await failure(() => zlib.inflateSync(deflated)),
        await failure(() => zlib.inflateSync(deflated, { dictionary: Buffer.from("another") })),
      ];
    },
    "more output than allowed": async () => [
      await kindOfFailure(() => zlib.gunzipSync(zlib.gzipSync(TEXT), { maxOutputLength: 100 })),
      await failure(() => zlib.gunzipSync(packed, { maxOutputLength: 5 })),
      await kindOfFailure(() => promisify(zlib.gunzip)(zlib.gzipSync(TEXT), { maxOutputLength: 100 })),
    ],
    "options that are refused: numbers": () =>
      refusals(
        { level: 10 },
        { level: "9" },
        { level: NaN },
        { level: Infinity },
        { memLevel: 0 },
        { strategy: 5 },
      ),
    "options that are refused: sizes": () =>
      refusals(
        { windowBits: 16 },
        { windowBits: 7 },
        { windowBits: 0 },
        { chunkSize: 10 },
        { chunkSize: "64" },
      ),
    "options that are refused: others": () =>
      refusals(
        { flush: 6 },
        { finishFlush: -1 },
        { dictionary: "text" },
        { dictionary: 5 },
        { maxOutputLength: 0 },
      ),
    "no window size is one for those who unpack": async () => [
      await failure(() => zlib.createGunzip({ windowBits: 0 }).constructor.name),
      await failure(() => zlib.createInflate({ windowBits: 0 }).constructor.name),
      await failure(() => zlib.createGzip({ windowBits: 0 }).constructor.name),
      await failure(() => zlib.createInflateRaw({ windowBits: 0 }).constructor.name),
    ],
    callbacks: async () => [
      await byCallback(zlib.gunzip, packed),
      await byCallback(zlib.inflate, zlib.deflateSync("there"), {}),
      await byCallback(zlib.inflateRaw, zlib.deflateRawSync("there")),
      await byCallback(zlib.unzip, packed),
      await byCallback(zlib.gunzip, "nonsense"),
      await byCallback(zlib.inflate, zlib.deflateSync("abc").subarray(0, 5)),
      await failure(() => zlib.gzip("x")),
      await failure(() => zlib.gzip("x", {})),
    ],
    "callbacks come later": () =>
      new Promise((resolve) => {
        const order = [];
        zlib.gzip("x", () => {
          order.push("callback");
          resolve(order);
        });
        order.push("after");
      }),
    promisified: async () => {
      const [gzip, gunzip] = [promisify(zlib.gzip), promisify(zlib.gunzip)];
      return [(await gunzip(await gzip("promised"))).toString(), await failure(() => gunzip("nonsense"))];
    },
    "streams go there and back": async () => [
      await through(zlib.createGunzip(), await buffer(Readable.from(["a", "bc"]).pipe(zlib.createGzip()))),
      (await through(zlib.createInflate(), zlib.deflateSync(TEXT))) === TEXT,
      (await through(new zlib.InflateRaw(), zlib.deflateRawSync(TEXT))) === TEXT,
      await through(zlib.createUnzip(), packed),
      await through(new zlib.Unzip(), zlib.deflateSync("deflated")),
    ],
    "streams take bytes one by one": async () =>
      (await through(zlib.createGunzip(), ...[...zlib.gzipSync(TEXT)].map((byte) => Buffer.of(byte)))) ===
      TEXT,
    "unzip sees what it gets one byte at a time": async () => [
      await through(zlib.createUnzip(), ...[...packed].map((byte) => Buffer.of(byte))),
      await through(zlib.createUnzip(), ...[...zlib.deflateSync("d")].map((byte) => Buffer.of(byte))),
    ],
    "streams fail": async () => [
      await outcome(zlib.createGunzip(), "nonsense that is no gzip"),
      await outcome(zlib.createGunzip(), packed.subarray(0, 12)),
      await outcome(zlib.createInflate(), zlib.deflateSync("x", { dictionary: DICTIONARY })),
      await outcome(zlib.createInflate()),
    ],
    "streams end with their content": async () => [
      await outcome(zlib.createGunzip(), packed, Buffer.alloc(4)),
      await outcome(zlib.createGunzip(), packed, packed),
      await outcome(zlib.createInflate(), zlib.deflateSync("abc"), "more"),
    ],
    "flush makes readable what was written": async () => {
      const [deflate, inflate] = [zlib.createDeflateRaw(), zlib.createInflateRaw()];
      const arrived = [];
      inflate.on("data", (chunk) => arrived.push(chunk.toString()));
      deflate.pipe(inflate);
      deflate.write("first");
      await new Promise((resolve) => deflate.flush(zlib.constants.Z_SYNC_FLUSH, resolve));
      await new Promise((resolve) => setTimeout(resolve, 20));
      arrived.push("flushed");
      deflate.end("second");
      await new Promise((resolve) => inflate.on("end", resolve));
      return arrived;
    },
    "reset begins anew": async () => {
      const deflate = zlib.createDeflateRaw();
      deflate.reset();
      deflate.end("again");
      return zlib.inflateRawSync(await buffer(deflate)).toString();
    },
    "pipeline of streams": async () => {
      const chunks = [];
      await pipeline(Readable.from([TEXT, TEXT]), zlib.createGzip(), zlib.createGunzip(), async (source) => {
        for await (const chunk of source) chunks.push(chunk);
      });
      return Buffer.concat(chunks).toString() === TEXT + TEXT;
    },
    "what a stream shows of itself": async () => {
      const gzip = zlib.createGzip();
      gzip.end("12345");
      const bytes = await buffer(gzip);
      return [gzip.bytesWritten, bytes.length, gzip.constructor.name, gzip instanceof zlib.Gzip];
    },
    "close and destroy": async () => {
      const closed = zlib.createGzip();
      await new Promise((resolve) => closed.close(resolve));
      const error = await new Promise((resolve) => closed.write("x", resolve));
      return [closed.destroyed, error?.code];
    },
    "info tells the engine": () => {
      const { buffer: bytes, engine } = zlib.gzipSync("abc", { info: true });
      return [zlib.gunzipSync(bytes).toString(), engine.constructor.name, engine.bytesWritten];
    },
    crc32: async () => [
      zlib.crc32("hello"),
      zlib.crc32(Buffer.from("world"), zlib.crc32("hello ")),
      zlib.crc32(""),
      zlib.crc32(new Uint8Array([255, 0, 255])),
      await kindOfFailure(() => zlib.crc32(5)),
      await failure(() => zlib.crc32("a", -1)),
      await failure(() => zlib.crc32("a", "1")),
    ],
    constants: () => [
      zlib.constants.Z_FINISH,
      zlib.constants.Z_DATA_ERROR,
      zlib.constants.Z_DEFAULT_CHUNK,
      zlib.constants.GUNZIP,
      Object.keys(zlib.constants)
        .filter((name) => /^(Z_|[A-Z]+$)/.test(name))
        .sort(),
      Object.isFrozen(zlib.constants),
    ],
    codes: () => [zlib.codes.Z_BUF_ERROR, zlib.codes["-3"], Object.keys(zlib.codes ?? {}).length],
    "constants cannot be changed": () => caught(() => (zlib.constants.Z_FINISH = 7)),
    "browser streams read it": async () =>
      new Response(new Blob([zlib.gzipSync(TEXT)]).stream().pipeThrough(new DecompressionStream("gzip")))
        .text()
        .then((text) => text === TEXT),
    "it reads browser streams": async () =>
      zlib
        .gunzipSync(
          await new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream("gzip"))).bytes(),
        )
        .toString() === TEXT,
  },
});

export default checks.entry;
export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
