import { refused } from "../node-globals/errors.ts";
import { codes, constants } from "./internal/zlib/constants.ts";
import { crc32 } from "./internal/zlib/crc32.ts";
import { formats } from "./internal/zlib/formats.ts";
import type { ZlibOptions } from "./internal/zlib/settings.ts";
import { wholeLater, wholeSync } from "./internal/zlib/whole.ts";

/**
 * https://nodejs.org/api/zlib.html. Everything about Brotli and Zstandard refuses by name.
 */

export { codes, constants, crc32 };

export const Deflate = formats.deflate.Stream;
export const DeflateRaw = formats.deflateRaw.Stream;
export const Gunzip = formats.gunzip.Stream;
export const Gzip = formats.gzip.Stream;
export const Inflate = formats.inflate.Stream;
export const InflateRaw = formats.inflateRaw.Stream;
export const Unzip = formats.unzip.Stream;

export const createDeflate = (options?: ZlibOptions) => new Deflate(options);
export const createDeflateRaw = (options?: ZlibOptions) => new DeflateRaw(options);
export const createGunzip = (options?: ZlibOptions) => new Gunzip(options);
export const createGzip = (options?: ZlibOptions) => new Gzip(options);
export const createInflate = (options?: ZlibOptions) => new Inflate(options);
export const createInflateRaw = (options?: ZlibOptions) => new InflateRaw(options);
export const createUnzip = (options?: ZlibOptions) => new Unzip(options);

export const deflate = wholeLater("deflate", formats.deflate);
export const deflateRaw = wholeLater("deflateRaw", formats.deflateRaw);
export const gunzip = wholeLater("gunzip", formats.gunzip);
export const gzip = wholeLater("gzip", formats.gzip);
export const inflate = wholeLater("inflate", formats.inflate);
export const inflateRaw = wholeLater("inflateRaw", formats.inflateRaw);
export const unzip = wholeLater("unzip", formats.unzip);

export const deflateSync = wholeSync("deflateSync", formats.deflate);
export const deflateRawSync = wholeSync("deflateRawSync", formats.deflateRaw);
export const gunzipSync = wholeSync("gunzipSync", formats.gunzip);
export const gzipSync = wholeSync("gzipSync", formats.gzip);
export const inflateSync = wholeSync("inflateSync", formats.inflate);
export const inflateRawSync = wholeSync("inflateRawSync", formats.inflateRaw);
export const unzipSync = wholeSync("unzipSync", formats.unzip);

export const BrotliCompress = refused("zlib.BrotliCompress");
export const BrotliDecompress = refused("zlib.BrotliDecompress");
export const ZstdCompress = refused("zlib.ZstdCompress");
export const ZstdDecompress = refused("zlib.ZstdDecompress");
export const brotliCompress = refused("zlib.brotliCompress");
export const brotliCompressSync = refused("zlib.brotliCompressSync");
export const brotliDecompress = refused("zlib.brotliDecompress");
export const brotliDecompressSync = refused("zlib.brotliDecompressSync");
export const createBrotliCompress = refused("zlib.createBrotliCompress");
export const createBrotliDecompress = refused("zlib.createBrotliDecompress");
export const createZstdCompress = refused("zlib.createZstdCompress");
export const createZstdDecompress = refused("zlib.createZstdDecompress");
export const zstdCompress = refused("zlib.zstdCompress");
export const zstdCompressSync = refused("zlib.zstdCompressSync");
export const zstdDecompress = refused("zlib.zstdDecompress");
export const zstdDecompressSync = refused("zlib.zstdDecompressSync");

export default {
  BrotliCompress,
  BrotliDecompress,
  Deflate,
  DeflateRaw,
  Gunzip,
  Gzip,
  Inflate,
  InflateRaw,
  Unzip,
  ZstdCompress,
  ZstdDecompress,
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  codes,
  constants,
  crc32,
  createBrotliCompress,
  createBrotliDecompress,
  createDeflate,
  createDeflateRaw,
  createGunzip,
  createGzip,
  createInflate,
  createInflateRaw,
  createUnzip,
  createZstdCompress,
  createZstdDecompress,
  deflate,
  deflateRaw,
  deflateRawSync,
  deflateSync,
  gunzip,
  gunzipSync,
  gzip,
  gzipSync,
  inflate,
  inflateRaw,
  inflateRawSync,
  inflateSync,
  unzip,
  unzipSync,
  zstdCompress,
  zstdCompressSync,
  zstdDecompress,
  zstdDecompressSync,
};
