import { constants as all } from "unenv/node/zlib";

/** https://nodejs.org/api/zlib.html#zlib-constants; none of them can be changed. */
export const constants = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(all).map(([name, value]) => [name, { value, enumerable: true, writable: false }]),
  ),
) as typeof all;

const STATUSES = [
  ...(["Z_OK", "Z_STREAM_END", "Z_NEED_DICT", "Z_ERRNO", "Z_STREAM_ERROR", "Z_DATA_ERROR"] as const),
  ...(["Z_MEM_ERROR", "Z_BUF_ERROR", "Z_VERSION_ERROR"] as const),
];

/** Names and numbers of zlib's answers, each by the other. */
export const codes: Readonly<Record<string, string | number>> = Object.freeze(
  Object.fromEntries(
    STATUSES.flatMap((name): [string, string | number][] => [
      [name, constants[name]],
      [String(constants[name]), name],
    ]),
  ),
);

/** What a stream does, by Node's numbers. */
export const enum Mode {
  Deflate = 1,
  Inflate = 2,
  Gzip = 3,
  Gunzip = 4,
  DeflateRaw = 5,
  InflateRaw = 6,
  Unzip = 7,
}
