import unenv from "unenv/node/fs/promises";
import { promised } from "../internal/fs/forms.ts";
import { operations } from "../internal/fs/operations.ts";

/** https://nodejs.org/api/fs.html#promises-api, as far as `operations` goes; the rest refuses by name. */

export * from "unenv/node/fs/promises";
export const access = promised("access", operations.access);
export const appendFile = promised("appendFile", operations.appendFile);
export const copyFile = promised("copyFile", operations.copyFile);
export const lstat = promised("lstat", operations.lstat);
export const mkdir = promised("mkdir", operations.mkdir);
export const mkdtemp = promised("mkdtemp", operations.mkdtemp);
export const readFile = promised("readFile", operations.readFile);
export const readdir = promised("readdir", operations.readdir);
export const realpath = promised("realpath", operations.realpath);
export const rename = promised("rename", operations.rename);
export const rm = promised("rm", operations.rm);
export const rmdir = promised("rmdir", operations.rmdir);
export const stat = promised("stat", operations.stat);
export const truncate = promised("truncate", operations.truncate);
export const unlink = promised("unlink", operations.unlink);
export const writeFile = promised("writeFile", operations.writeFile);

export default {
  ...unenv,
  access,
  appendFile,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  truncate,
  unlink,
  writeFile,
};
