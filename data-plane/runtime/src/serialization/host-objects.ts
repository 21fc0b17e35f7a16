import type { Kind } from "./kinds.ts";

/** Writes objects that the format itself has no form for. */
export interface HostObjectWriter {
  /** Whether it did; may refuse with an exception. Functions are of the kind `object`. */
  write(value: object, kind: Kind, out: HostObjectOutput): boolean;
}

export interface HostObjectOutput {
  /** Begins a host object: a number that says what follows. Must come first. */
  begin(type: number): void;
  number(value: number): void;
  text(text: string): void;
  bytes(bytes: Uint8Array): void;
  value(value: unknown): void;
}

/** Reads what a `HostObjectWriter` wrote. */
export interface HostObjectReader {
  /**
   * @param keep to be called with the object before any value inside of it is read that may refer to it
   */
  read(type: number, from: HostObjectInput, keep: (object: object) => void): object;
}

export interface HostObjectInput {
  number(): number;
  text(): string;
  bytes(): Uint8Array<ArrayBuffer>;
  value(): unknown;
}
