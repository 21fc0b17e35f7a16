import unenv from "unenv/node/fs";
import promises from "./fs/promises.ts";
import { calledBack } from "./internal/fs/forms.ts";
import { existsSync } from "./internal/fs/folders.ts";
import { operations } from "./internal/fs/operations.ts";
import { Dirent, Stats } from "./internal/fs/stats.ts";
import { requireFunction } from "../node-globals/errors.ts";

/** https://nodejs.org/api/fs.html on files in memory, as far as `operations` goes; the rest refuses by name. */

export * from "unenv/node/fs";
export { Dirent, Stats, existsSync, promises };
export {
  appendFileSync,
  copyFileSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "./internal/fs/files.ts";
export {
  accessSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
} from "./internal/fs/folders.ts";

export const access = calledBack("access", operations.access);
export const appendFile = calledBack("appendFile", operations.appendFile);
export const copyFile = calledBack("copyFile", operations.copyFile);
export const lstat = calledBack("lstat", operations.lstat);
export const mkdir = calledBack("mkdir", operations.mkdir);
export const mkdtemp = calledBack("mkdtemp", operations.mkdtemp);
export const readFile = calledBack("readFile", operations.readFile);
export const readdir = calledBack("readdir", operations.readdir);
export const realpath = calledBack("realpath", operations.realpath);
export const rename = calledBack("rename", operations.rename);
export const rm = calledBack("rm", operations.rm);
export const rmdir = calledBack("rmdir", operations.rmdir);
export const stat = calledBack("stat", operations.stat);
export const truncate = calledBack("truncate", operations.truncate);
export const unlink = calledBack("unlink", operations.unlink);
export const writeFile = calledBack("writeFile", operations.writeFile);

/** Its callback gets no error. */
export function exists(path: unknown, callback: unknown): void {
  requireFunction("callback", callback);
  const found = existsSync(path);
  queueMicrotask(() => {
    (callback as (found: boolean) => void)(found);
  });
}

declare function queueMicrotask(callback: () => void): void;

const syncs = Object.fromEntries(Object.entries(operations).map(([name, sync]) => [`${name}Sync`, sync]));

export default {
  ...unenv,
  ...syncs,
  Dirent,
  Stats,
  exists,
  existsSync,
  promises,
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
