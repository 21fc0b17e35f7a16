import { unzipSync } from "fflate";
import { isTextFile, type FileContent, type ProjectFiles } from "./project.ts";

const IGNORED =
  /(?:^|\/)(?:node_modules|\.git|\.wrangler|\.dev\.vars[^/]*|\.env[^/]*|\.DS_Store|__MACOSX)(?:\/|$)/;
const OWN_FOLDERS = ["src/", "public/", "dist/"];
const MOST_FILES = 2_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** A file that somebody chose or dropped, under its path. */
export interface ChosenFile {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Whether a path is worth reading: no dependencies, no secrets of a developer's machine. */
export function isWanted(path: string): boolean {
  return !IGNORED.test(path);
}

/**
 * The project in files that were chosen: zip files are unpacked, the folder around everything is taken off.
 *
 * @throws Error when there is nothing in them, or too much
 */
export function unpack(chosen: readonly ChosenFile[]): ProjectFiles {
  const found = chosen.flatMap((file) =>
    file.path.toLowerCase().endsWith(".zip") ? unzipped(file) : [file],
  );
  const wanted = found.filter(({ path }) => isWanted(path));
  if (wanted.length === 0) throw new Error("There are no files in it");
  if (wanted.length > MOST_FILES)
    throw new Error(`These are ${wanted.length} files; at most ${MOST_FILES} are taken`);
  const bytes = wanted.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > MOST_BYTES) throw new Error("All files together may have at most 64 MB");
  const folder = commonFolder(wanted.map(({ path }) => path));
  return Object.fromEntries(
    wanted.map(({ path, bytes }) => [path.slice(folder.length), contentOf(path, bytes)]),
  );
}

function unzipped({ bytes }: ChosenFile): ChosenFile[] {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      if (size > MOST_BYTES) throw new Error("All files together may have at most 64 MB");
      return isWanted(name) && !name.endsWith("/");
    },
  });
  return Object.entries(files).map(([path, content]) => ({
    path: path.replace(/^\/+/, ""),
    bytes: content as Uint8Array<ArrayBuffer>,
  }));
}

function contentOf(path: string, bytes: Uint8Array<ArrayBuffer>): FileContent {
  if (!isTextFile(path)) return bytes;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

/** The folder that holds everything, unless it is one of those that projects have. */
function commonFolder(paths: readonly string[]): string {
  const folder = /^[^/]+\//.exec(paths[0] ?? "")?.[0];
  if (folder === undefined || OWN_FOLDERS.includes(folder)) return "";
  return paths.every((path) => path.startsWith(folder)) ? folder : "";
}
