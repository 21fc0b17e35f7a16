import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from "./files.ts";
import {
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
} from "./folders.ts";

/** What there is in three forms, by the name that its form with a callback has. */
export const operations = {
  access: accessSync,
  appendFile: appendFileSync,
  copyFile: copyFileSync,
  lstat: lstatSync,
  mkdir: mkdirSync,
  mkdtemp: mkdtempSync,
  readFile: readFileSync,
  readdir: readdirSync,
  realpath: realpathSync,
  rename: renameSync,
  rm: rmSync,
  rmdir: rmdirSync,
  stat: statSync,
  truncate: truncateSync,
  unlink: unlinkSync,
  writeFile: writeFileSync,
} as const;
