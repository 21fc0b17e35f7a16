import { Buffer } from "node:buffer";
import { host } from "../../../border/host-ref.ts";
import { type ByteArray, joined } from "../../../web/crypto/buffers.ts";
import { outOfRange } from "../../../node-globals/errors.ts";
import { fsError, type Request } from "./errors.ts";
import { Device, File } from "./nodes.ts";
import { dataOf, encodingOf, openingOf, optionsOf } from "./options.ts";
import { toPath } from "./paths.ts";
import { currentVolume, requireFile } from "./volume.ts";

/** What `node:fs` does with files. */

export function readFileSync(path: unknown, options?: unknown): Buffer | string {
  const given = optionsOf(options);
  const encoding = encodingOf(given);
  const opening = openingOf(given["flag"] ?? "r");
  const request = { syscall: "open", path: toPath(path, "open") };
  if (opening.create && currentVolume().find(request) === undefined) {
    write(request, new Uint8Array(0));
  }
  const bytes = Buffer.from(bytesAt(request));
  return encoding === undefined ? bytes : bytes.toString(encoding);
}

export function writeFileSync(path: unknown, data: unknown, options?: unknown): void {
  const given = optionsOf(options);
  const { append, exclusive, create } = openingOf(given["flag"] ?? "w");
  const request = { syscall: "open", path: toPath(path, "open") };
  const bytes = dataOf(data, encodingOf(given));
  const before = currentVolume().find(request);
  if (before !== undefined && exclusive) {
    throw fsError("EEXIST", request);
  }
  if (before === undefined && !create) {
    throw fsError("ENOENT", request);
  }
  write(request, append && before !== undefined ? joined(bytesAt(request), bytes) : bytes);
}

export function appendFileSync(path: unknown, data: unknown, options?: unknown): void {
  writeFileSync(path, data, { flag: "a", ...optionsOf(options) });
}

export function copyFileSync(from: unknown, to: unknown, mode: unknown = 0): void {
  const request = pair("copyfile", from, to);
  const bytes = bytesAt(request);
  const COPYFILE_EXCL = 1;
  const target = { ...request, path: request.dest };
  if ((Number(mode) & COPYFILE_EXCL) !== 0 && currentVolume().find(target) !== undefined) {
    throw fsError("EEXIST", request);
  }
  write(target, bytes);
}

export function truncateSync(path: unknown, length: unknown = 0): void {
  if (typeof length !== "number" || !Number.isInteger(length) || length < 0 || length > 2 ** 32 - 1) {
    throw outOfRange("len", ">= 0 && < 4294967296", length);
  }
  const request = { syscall: "open", path: toPath(path, "open") };
  const before = bytesAt(request);
  currentVolume().requireRoom(length - before.length, request);
  const bytes = new Uint8Array(length);
  bytes.set(before.subarray(0, length));
  write(request, bytes);
}

export function unlinkSync(path: unknown): void {
  const request = { syscall: "unlink", path: toPath(path, "unlink") };
  requireFile(currentVolume().get(request), request);
  currentVolume().remove(request);
}

export function pair(syscall: string, from: unknown, to: unknown): Request & { readonly dest: string } {
  return { syscall, path: toPath(from, syscall), dest: toPath(to, syscall, "dest") };
}

function bytesAt(request: Request): ByteArray {
  const file = requireFile(currentVolume().get(request), request);
  return file instanceof Device ? new Uint8Array(0) : file.bytes;
}

function write(request: Request, bytes: ByteArray): void {
  const volume = currentVolume();
  const before = volume.find(request);
  const target = before === undefined ? undefined : requireFile(before, request);
  if (target instanceof Device && target.isSink) {
    return;
  }
  volume.put(new File(bytes, host().now()), request);
}
