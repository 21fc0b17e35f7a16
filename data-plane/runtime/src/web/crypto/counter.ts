import { type ByteArray } from "./buffers.ts";
import { operationError } from "./errors.ts";

const BLOCK = 16;

/** A run of blocks in which the counter does not start again. */
export interface CountedRun {
  readonly start: ByteArray;
  readonly bytes: ByteArray;
}

/**
 * Splits data where the counter, the low `bits` of its block, wraps around to zero: the cipher itself would carry into
 * the rest of the block. Refuses data for which a counter value would be used twice.
 */
export function counterBlocks(counter: ByteArray, bits: number, data: ByteArray): CountedRun[] {
  const values = 1n << BigInt(bits);
  const block = readBlock(counter);
  const count = BigInt(Math.ceil(data.length / BLOCK));
  if (count > values) {
    throw operationError("Counter block values will repeat.");
  }
  const untilWrap = values - (block & (values - 1n));
  if (untilWrap >= count) {
    return [{ start: counter, bytes: data }];
  }
  const length = Number(untilWrap) * BLOCK;
  return [
    { start: counter, bytes: data.subarray(0, length) },
    { start: writeBlock(block - (block & (values - 1n))), bytes: data.subarray(length) },
  ];
}

/** The block that comes `blocks` after this one; only its low `bits` count. */
export function advanced(counter: ByteArray, blocks: number, bits: number): ByteArray {
  const block = readBlock(counter);
  const counting = (1n << BigInt(bits)) - 1n;
  return writeBlock((block & ~counting) | ((block + BigInt(blocks)) & counting));
}

function readBlock(bytes: ByteArray): bigint {
  return Array.from(bytes).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function writeBlock(value: bigint): ByteArray {
  const bytes = new Uint8Array(BLOCK);
  let rest = value;
  for (let i = BLOCK - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  return bytes;
}
