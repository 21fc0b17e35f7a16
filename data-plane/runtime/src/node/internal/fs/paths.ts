import { Buffer } from "node:buffer";
import { cwd } from "node:process";
import { toPathIfFileURL } from "../../url.ts";
import { bytesOf } from "../../../web/crypto/buffers.ts";
import { invalidArgument, invalidValue } from "../../../node-globals/errors.ts";
import { fsError } from "./errors.ts";

const LONGEST = 4096;

/** An absolute path without `.`, `..` and doubled slashes, from what programs give: text, bytes, or a `file:` URL. */
export function toPath(value: unknown, syscall: string, name = "path"): string {
  const given = text(value, name);
  if (given.includes("\0")) {
    throw invalidValue(name, given, "must be a string, Uint8Array, or URL without null bytes");
  }
  if (given.length > LONGEST) {
    throw fsError("ENAMETOOLONG", { syscall, path: given });
  }
  const segments: string[] = [];
  for (const segment of (given.startsWith("/") ? given : `${cwd()}/${given}`).split("/")) {
    if (segment === "..") {
      segments.pop();
    } else if (segment !== "" && segment !== ".") {
      segments.push(segment);
    }
  }
  return `/${segments.join("/")}`;
}

export function segmentsOf(path: string): string[] {
  return path === "/" ? [] : path.slice(1).split("/");
}

function text(value: unknown, name: string): string {
  if (typeof value === "string") {
    return value;
  }
  const bytes = bytesOf(value);
  const path = bytes === undefined ? toPathIfFileURL(value) : Buffer.from(bytes).toString();
  if (typeof path !== "string") {
    throw invalidArgument(name, "of type string or an instance of Buffer or URL", value);
  }
  return path;
}
