import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { test } from "node:test";
import * as nodes from "node:zlib";
import { Isolate } from "../isolate.ts";

const isolate = new Isolate(`{ default: {} }`);
const zlib = isolate.entry.moduleExports("node:zlib") as unknown as typeof nodes;
const { Buffer: TheirBuffer } = isolate.entry.moduleExports("node:buffer") as unknown as {
  Buffer: typeof Buffer;
};

/** Text that repeats itself now and then, as what is compressed does. */
function text(length: number): Buffer {
  const parts = Array.from({ length: 40 }, () => randomBytes(1 + Math.floor(Math.random() * 60)));
  const chosen: Buffer[] = [];
  for (let size = 0; size < length; size += chosen.at(-1)?.length ?? 0) {
    chosen.push(parts[Math.floor(Math.random() * parts.length)] as Buffer);
  }
  return Buffer.concat(chosen);
}

const bytes = (buffer: Uint8Array): Buffer =>
  Buffer.from(buffer.buffer, buffer.byteOffset, buffer.byteLength);
const code = (value: string) => (error: unknown) => (error as { code?: string }).code === value;

test("what Node compresses is decompressed, and the other way round", () => {
  for (const length of [0, 1, 1000, 16384, 300_000]) {
    const input = text(length);
    for (const level of [0, 1, 6, 9]) {
      const options = { level, windowBits: 9 + (level % 7), memLevel: 1 + (level % 9) };
      assert.deepEqual(bytes(zlib.gunzipSync(nodes.gzipSync(input, options))), input);
      assert.deepEqual(nodes.gunzipSync(bytes(zlib.gzipSync(input, options))), input);
      assert.deepEqual(bytes(zlib.inflateSync(nodes.deflateSync(input, options))), input);
      assert.deepEqual(nodes.inflateSync(bytes(zlib.deflateSync(input, options))), input);
      assert.deepEqual(bytes(zlib.inflateRawSync(nodes.deflateRawSync(input, options))), input);
      assert.deepEqual(nodes.inflateRawSync(bytes(zlib.deflateRawSync(input, options))), input);
    }
  }
});

test("failures have Node's codes and numbers", () => {
  assert.throws(() => zlib.gunzipSync("nonsense"), code("Z_DATA_ERROR"));
  assert.throws(() => zlib.gunzipSync("nonsense"), { errno: -3, message: "incorrect header check" });
  assert.throws(() => zlib.inflateSync(nodes.deflateSync("words").subarray(0, 6)), code("Z_BUF_ERROR"));
  const withDictionary = nodes.deflateSync("words", { dictionary: Buffer.from("words") });
  assert.throws(() => zlib.inflateSync(withDictionary), code("Z_NEED_DICT"));
  assert.throws(() => zlib.gunzipSync(nodes.gzipSync("words"), { maxOutputLength: 4 }), {
    name: "RangeError",
    code: "ERR_BUFFER_TOO_LARGE",
    message: "Cannot create a Buffer larger than 4 bytes",
  });
  assert.throws(() => zlib.gzipSync(5 as never), code("ERR_INVALID_ARG_TYPE"));
  assert.throws(() => zlib.crc32({} as never), code("ERR_INVALID_ARG_TYPE"));
});

test("random bytes never do more than fail", () => {
  for (let round = 0; round < 2000; round++) {
    const damaged = nodes.gzipSync(text(300));
    for (let i = 0; i < 3; i++) {
      damaged[Math.floor(Math.random() * damaged.length)] = Math.floor(Math.random() * 256);
    }
    try {
      zlib.unzipSync(damaged, { maxOutputLength: 100_000 });
    } catch (error) {
      assert.match(
        (error as { code: string }).code,
        /^(Z_(DATA|BUF)_ERROR|Z_NEED_DICT|ERR_BUFFER_TOO_LARGE)$/,
      );
    }
  }
});

test("a stream computes no more than is read of it", async () => {
  const bomb = nodes.gzipSync(Buffer.alloc(50_000_000));
  const gunzip = zlib.createGunzip();
  gunzip.write(TheirBuffer.from(bomb));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(gunzip.readableLength <= 2 * 65536, String(gunzip.readableLength));
  assert.ok(gunzip.bytesWritten < bomb.length);

  let read = 0;
  gunzip.on("data", (chunk: Uint8Array) => (read += chunk.length));
  gunzip.end();
  await once(gunzip, "end");
  assert.equal(read, 50_000_000);
});

test("a stream that is destroyed stops in the middle", async () => {
  const gunzip = zlib.createGunzip();
  gunzip.once("data", () => gunzip.destroy());
  gunzip.write(TheirBuffer.from(nodes.gzipSync(Buffer.alloc(5_000_000))));
  await once(gunzip, "close");
  assert.ok(gunzip.destroyed);
});

test("a dictionary is used as it was when it was given", async () => {
  const dictionary = Buffer.from("words of a dictionary");
  const deflate = zlib.createDeflate({ dictionary });
  dictionary.fill(0);
  deflate.end("words of a dictionary");
  const chunks: Uint8Array[] = [];
  deflate.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  await once(deflate, "end");
  const options = { dictionary: Buffer.from("words of a dictionary") };
  assert.equal(nodes.inflateSync(Buffer.concat(chunks), options).toString(), "words of a dictionary");
});

test("what is not there refuses by name", () => {
  const refuses = (name: string) => ({
    code: "ERR_METHOD_NOT_IMPLEMENTED",
    message: `The ${name} method is not implemented`,
  });
  assert.throws(() => zlib.brotliCompressSync("x"), refuses("zlib.brotliCompressSync"));
  assert.throws(() => zlib.createBrotliDecompress(), refuses("zlib.createBrotliDecompress"));
  assert.throws(() => (zlib.createGzip() as unknown as { params(): void }).params(), refuses("zlib.params"));
});

test("functions and classes have Node's names", () => {
  for (const [name, value] of Object.entries(zlib)) {
    if (typeof value === "function" && !/brotli|zstd|^create/i.test(name)) {
      assert.equal(value.name, name);
    }
  }
});
