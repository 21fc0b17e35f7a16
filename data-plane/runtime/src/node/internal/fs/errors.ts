import { constants } from "unenv/node/os";
import { nodeError } from "../../../node-globals/errors.ts";

const TEXTS = {
  EEXIST: "file already exists",
  EINVAL: "invalid argument",
  EISDIR: "illegal operation on a directory",
  ENAMETOOLONG: "name too long",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left on device",
  ENOTDIR: "not a directory",
  ENOTEMPTY: "directory not empty",
  EPERM: "operation not permitted",
} as const;

/** What a program asked for, as errors show it. */
export interface Request {
  readonly syscall: string;
  readonly path: string;
  /** Where it should have gone. */
  readonly dest?: string;
}

/** An error of the file system, with Node's text and fields. */
export function fsError(code: keyof typeof TEXTS, { syscall, path, dest }: Request): Error {
  const target = dest === undefined ? `'${path}'` : `'${path}' -> '${dest}'`;
  const error = nodeError(Error, code, `${code}: ${TEXTS[code]}, ${syscall} ${target}`);
  const errno = -((constants.errno as Record<string, number>)[code] as number);
  return Object.assign(error, { errno, syscall, path }, dest === undefined ? {} : { dest });
}
