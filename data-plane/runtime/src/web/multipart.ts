import { Blob, File, blobBytes } from "./blob.ts";
import { FormData } from "./form-data.ts";
import { utf8Decode, utf8DecodeBody, utf8Encode } from "./utf8.ts";
import { randomHex } from "./random.ts";

const CR = 13;
const LF = 10;
const DASH = 45;

/** https://html.spec.whatwg.org/#multipart-form-data */
export function encodeMultipart(form: FormData): { bytes: Uint8Array<ArrayBuffer>; boundary: string } {
  const boundary = `----HoldfastFormBoundary${randomHex(16)}`;
  const parts: unknown[] = [];
  for (const [name, value] of form) {
    const disposition = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`;
    if (typeof value === "string") {
      parts.push(`${disposition}\r\n\r\n${value}\r\n`);
    } else {
      const type = value.type === "" ? "application/octet-stream" : value.type;
      parts.push(
        `${disposition}; filename="${quoted(value.name)}"\r\nContent-Type: ${type}\r\n\r\n`,
        value,
        "\r\n",
      );
    }
  }
  parts.push(`--${boundary}--`);
  return { bytes: blobBytes(new Blob(parts)), boundary };
}

function quoted(text: string): string {
  return text.replace(/\r\n?|\n/g, "%0D%0A").replace(/"/g, "%22");
}

/** https://andreubotella.github.io/multipart-form-data/#multipart-form-data-parser */
export function parseMultipart(bytes: Uint8Array<ArrayBuffer>, contentType: string): FormData {
  const boundary = boundaryOf(contentType);
  const form = new FormData();
  const delimiter = utf8Encode(`--${boundary}`);
  let at = indexOf(bytes, delimiter, 0);
  if (at < 0) {
    throw new TypeError("The body is not multipart/form-data with the boundary of its Content-Type.");
  }
  for (;;) {
    at += delimiter.length;
    if (bytes[at] === DASH && bytes[at + 1] === DASH) {
      return form;
    }
    const headEnd = indexOf(bytes, utf8Encode("\r\n\r\n"), at);
    const next = headEnd < 0 ? -1 : indexOf(bytes, delimiter, headEnd + 2);
    if (next < 0) {
      throw new TypeError("The multipart/form-data body ends before its closing boundary.");
    }
    const bodyEnd = bytes[next - 2] === CR && bytes[next - 1] === LF ? next - 2 : next;
    addPart(
      form,
      utf8Decode(bytes.subarray(at + 2, headEnd)),
      bytes.slice(headEnd + 4, Math.max(bodyEnd, headEnd + 4)),
    );
    at = next;
  }
}

function boundaryOf(contentType: string): string {
  const match = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const boundary = match?.[1] ?? match?.[2];
  if (boundary === undefined) {
    throw new TypeError(
      "No boundary string in Content-Type header. The multipart/form-data MIME type requires a boundary parameter, e.g. " +
        `'Content-Type: multipart/form-data; boundary="abcd"'. See RFC 7578, section 4.`,
    );
  }
  return boundary;
}

function addPart(form: FormData, head: string, body: Uint8Array<ArrayBuffer>): void {
  let disposition = "";
  let type = "";
  for (const line of head.split("\r\n")) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name === "content-disposition") {
      disposition = line.slice(colon + 1);
    } else if (name === "content-type") {
      type = line.slice(colon + 1).trim();
    }
  }
  const name = parameter(disposition, "name");
  if (!/^\s*form-data\s*(;|$)/i.test(disposition) || name === undefined) {
    throw new TypeError(
      "Each part of multipart/form-data needs a Content-Disposition of form-data with a name.",
    );
  }
  const filename = parameter(disposition, "filename");
  form.append(name, filename === undefined ? utf8DecodeBody(body) : new File([body], filename, { type }));
}

function parameter(disposition: string, key: string): string | undefined {
  const match = new RegExp(`;\\s*${key}="([^"]*)"`, "i").exec(disposition);
  return match?.[1];
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) {
      i++;
    }
    if (i === wanted.length) {
      return at;
    }
  }
  return -1;
}
