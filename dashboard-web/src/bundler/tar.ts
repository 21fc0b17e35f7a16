const BLOCK = 512;
const FILE_TYPES = ["0", "\0", ""];

/**
 * The regular files in a tar archive, by path without the first folder, under which npm packs everything. Long names
 * come as PAX records or in GNU's way; links and devices are left out.
 *
 * @throws Error when the archive ends in the middle of a file
 */
export function untar(archive: Uint8Array<ArrayBuffer>): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = parseInt(field(header, 124, 12).trim() || "0", 8);
    const start = at + BLOCK;
    if (!(size >= 0) || start + size > archive.length) throw new Error("The package's archive is cut off");
    const content = archive.subarray(start, start + size);
    const type = field(header, 156, 1);
    if (type === "x") longName = paxPath(content) ?? longName;
    else if (type === "L") longName = field(content, 0, content.length);
    else {
      if (FILE_TYPES.includes(type)) files.set(withoutFolder(longName ?? nameIn(header)), content);
      longName = undefined;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function nameIn(header: Uint8Array): string {
  const isUstar = field(header, 257, 5) === "ustar";
  const prefix = isUstar ? field(header, 345, 155) : "";
  const name = field(header, 0, 100);
  return prefix === "" ? name : `${prefix}/${name}`;
}

function withoutFolder(path: string): string {
  return path.replace(/^\.\//, "").replace(/^[^/]*\//, "");
}

function paxPath(content: Uint8Array): string | undefined {
  return /(?:^|\n)\d+ path=([^\n]*)\n/.exec(new TextDecoder().decode(content))?.[1];
}

function field(bytes: Uint8Array, at: number, length: number): string {
  const slice = bytes.subarray(at, at + length);
  const end = slice.indexOf(0);
  return new TextDecoder().decode(end < 0 ? slice : slice.subarray(0, end));
}
