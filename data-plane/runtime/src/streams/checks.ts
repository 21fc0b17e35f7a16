import { ReadableStream } from "./streams.ts";

/** The library keeps [[disturbed]] in a property of this name. */
export function isDisturbed(stream: ReadableStream): boolean {
  return (stream as unknown as { _disturbed: boolean })._disturbed;
}

export function isReadableStream(value: unknown): value is ReadableStream {
  return value instanceof ReadableStream;
}
