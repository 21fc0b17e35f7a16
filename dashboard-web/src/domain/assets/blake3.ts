const IV = Uint32Array.of(
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
);
const PERMUTATION = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
const CHUNK_START = 1;
const CHUNK_END = 2;
const PARENT = 4;
const ROOT = 8;
const BLOCK_BYTES = 64;
const CHUNK_BYTES = 1024;

/** The first 16 bytes of BLAKE3, as hex digits. Reference: the BLAKE3 paper, section 2. */
export function blake3(input: Uint8Array): string {
  const root = subtree(input, 0, ROOT);
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  for (let word = 0; word < 4; word++) view.setUint32(word * 4, root[word] ?? 0, true);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The chaining value of a part of the input that begins with the chunk of that number. */
function subtree(input: Uint8Array, chunk: number, rootFlag: number): Uint32Array {
  if (input.length <= CHUNK_BYTES) return ofChunk(input, chunk, rootFlag);
  const chunks = Math.ceil(input.length / CHUNK_BYTES);
  const left = 2 ** (31 - Math.clz32(chunks - 1));
  const block = new Uint32Array(16);
  block.set(subtree(input.subarray(0, left * CHUNK_BYTES), chunk, 0));
  block.set(subtree(input.subarray(left * CHUNK_BYTES), chunk + left, 0), 8);
  return compress(IV, block, 0, BLOCK_BYTES, PARENT | rootFlag);
}

function ofChunk(input: Uint8Array, chunk: number, rootFlag: number): Uint32Array {
  let value: Uint32Array = IV;
  const blocks = Math.max(1, Math.ceil(input.length / BLOCK_BYTES));
  for (let index = 0; index < blocks; index++) {
    const bytes = input.subarray(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES);
    const padded = new Uint8Array(BLOCK_BYTES);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    const block = Uint32Array.from({ length: 16 }, (_, word) => view.getUint32(word * 4, true));
    const isLast = index === blocks - 1;
    const flags = (index === 0 ? CHUNK_START : 0) | (isLast ? CHUNK_END | rootFlag : 0);
    value = compress(value, block, chunk, bytes.length, flags);
  }
  return value;
}

function compress(value: Uint32Array, message: Uint32Array, counter: number, length: number, flags: number) {
  const state = new Uint32Array(16);
  state.set(value);
  state.set(IV.subarray(0, 4), 8);
  state.set([counter >>> 0, Math.floor(counter / 2 ** 32), length, flags], 12);
  let block = message;
  for (let round = 0; round < 7; round++) {
    for (let column = 0; column < 4; column++) {
      mix(state, column, column + 4, column + 8, column + 12, block, column * 2);
    }
    for (let column = 0; column < 4; column++) {
      const [b, c, d] = [4 + ((column + 1) % 4), 8 + ((column + 2) % 4), 12 + ((column + 3) % 4)];
      mix(state, column, b, c, d, block, 8 + column * 2);
    }
    const before = block;
    block = Uint32Array.from(PERMUTATION, (from) => before[from] ?? 0);
  }
  return Uint32Array.from({ length: 8 }, (_, word) => at(state, word) ^ at(state, word + 8));
}

function mix(
  state: Uint32Array,
  a: number,
  b: number,
  c: number,
  d: number,
  block: Uint32Array,
  word: number,
) {
  for (const [index, [right, left]] of [[16, 12] as const, [8, 7] as const].entries()) {
    state[a] = at(state, a) + at(state, b) + at(block, word + index);
    state[d] = rotate(at(state, d) ^ at(state, a), right);
    state[c] = at(state, c) + at(state, d);
    state[b] = rotate(at(state, b) ^ at(state, c), left);
  }
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
