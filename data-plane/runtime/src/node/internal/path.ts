import posixFunctions from "path-unified/posix";
import win32Functions from "path-unified/win32";
import { refused } from "../../node-globals/errors.ts";

/** Node's two sets of path functions, each of which holds both. */

interface Path extends Readonly<Record<string, unknown>> {
  posix: Path;
  win32: Path;
}

const matchesGlob = refused("path.matchesGlob");

export const posix = { ...posixFunctions, matchesGlob } as unknown as Path;
export const win32 = { ...win32Functions, matchesGlob } as unknown as Path;
for (const path of [posix, win32]) {
  path.posix = posix;
  path.win32 = win32;
}
