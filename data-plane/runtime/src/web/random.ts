import { host } from "../border/host-ref.ts";

export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(host().randomBytes(count));
}

export function randomHex(byteCount: number): string {
  return Array.from(randomBytes(byteCount), hexByte).join("");
}

export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
