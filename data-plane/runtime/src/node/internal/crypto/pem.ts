import { Buffer } from "node:buffer";
import { coded } from "./errors.ts";

/** RFC 7468. */
export interface Pem {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

const LINE = 64;

/** The first block of a text; undefined when there is none. */
export function decodePem(text: string): Pem | undefined {
  const start = /-----BEGIN ([A-Z0-9 ]+)-----/.exec(text);
  const label = start?.[1];
  if (start === null || label === undefined) {
    return undefined;
  }
  const from = start.index + start[0].length;
  const end = text.indexOf(`-----END ${label}-----`, from);
  if (end < 0) {
    return undefined;
  }
  const body = text.slice(from, end);
  if (body.includes("Proc-Type:")) {
    throw coded(
      new Error("Encrypted keys are not available on this platform."),
      "ERR_METHOD_NOT_IMPLEMENTED",
    );
  }
  return { label, der: Uint8Array.from(Buffer.from(body, "base64")) };
}

export function encodePem(label: string, der: Uint8Array<ArrayBuffer>): string {
  const text = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += LINE) {
    lines.push(text.slice(at, at + LINE));
  }
  return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}
