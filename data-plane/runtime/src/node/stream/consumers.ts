import { Buffer } from "../buffer.ts";

type Source = AsyncIterable<Uint8Array | string>;

/** Everything that a stream brings. */
export async function buffer(source: Source): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
  }
  return Buffer.concat(chunks);
}

export async function arrayBuffer(source: Source): Promise<ArrayBuffer> {
  const bytes = await buffer(source);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

export async function text(source: Source): Promise<string> {
  return String(await buffer(source));
}

export async function json(source: Source): Promise<unknown> {
  return JSON.parse(await text(source)) as unknown;
}

export async function blob(source: Source): Promise<object> {
  const { Blob } = globalThis as unknown as { Blob: new (parts: readonly Uint8Array[]) => object };
  return new Blob([await buffer(source)]);
}

export default { arrayBuffer, blob, buffer, json, text };
