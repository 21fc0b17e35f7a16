import unenv from "unenv/node/zlib";
import { refused } from "../node-globals/errors.ts";

/** Everything refuses by name: see the list in the README. */

export * from "unenv/node/zlib";
export const ZstdCompress = refused("zlib.ZstdCompress");
export const ZstdDecompress = refused("zlib.ZstdDecompress");
export const createZstdCompress = refused("zlib.createZstdCompress");
export const createZstdDecompress = refused("zlib.createZstdDecompress");
export const zstdCompress = refused("zlib.zstdCompress");
export const zstdCompressSync = refused("zlib.zstdCompressSync");
export const zstdDecompress = refused("zlib.zstdDecompress");
export const zstdDecompressSync = refused("zlib.zstdDecompressSync");
export default {
  ...unenv,
  ZstdCompress,
  ZstdDecompress,
  createZstdCompress,
  createZstdDecompress,
  zstdCompress,
  zstdCompressSync,
  zstdDecompress,
  zstdDecompressSync,
};
