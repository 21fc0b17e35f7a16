import type { WorkerConfig } from "../project/config.ts";
import type { FileContent, ProjectFiles } from "../project/project.ts";
import { blake3 } from "./blake3.ts";

/** A static file under the path at which it is served. */
export interface Asset {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
  hash: string;
  type: string;
}

const LEFT_OUT = ["/.assetsignore", "/_headers", "/_redirects"];
const TYPES: Record<string, string> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  json: "application/json",
  txt: "text/plain; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  avif: "image/avif",
  ico: "image/x-icon",
  woff: "font/woff",
  woff2: "font/woff2",
  wasm: "application/wasm",
  pdf: "application/pdf",
  xml: "application/xml",
  webmanifest: "application/manifest+json",
};

/** The folder of static files, with a slash at its end; `""` for the whole project, `undefined` for none. */
export function assetsFolder({ assets }: WorkerConfig): string | undefined {
  if (assets?.directory === undefined) return undefined;
  const folder = assets.directory.replace(/^\.\//, "").replace(/\/+$/, "");
  return folder === "." || folder === "" ? "" : `${folder}/`;
}

/** The project's files split into those that are served as they are and those that code is made of. */
export function splitAssets(files: ProjectFiles, config: WorkerConfig) {
  const folder = assetsFolder(config);
  const entries = Object.entries(files);
  const isAsset = ([path]: [string, FileContent]) =>
    folder !== undefined && path.startsWith(folder) && !(folder === "" && /^wrangler\.|\/\./.test(path));
  return {
    assets: entries.filter(isAsset).map(([path, content]) => assetOf(path.slice(folder?.length), content)),
    sources: Object.fromEntries(entries.filter((entry) => !isAsset(entry))) as ProjectFiles,
  };
}

function assetOf(path: string, content: FileContent): Omit<Asset, "hash"> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return { path: `/${path}`, bytes, type: TYPES[extensionOf(path)] ?? "application/octet-stream" };
}

/** With the hashes under which the platform stores them; `_headers` and the like are rules, not files. */
export function hashedAssets(assets: readonly Omit<Asset, "hash">[]): Asset[] {
  return assets
    .filter(({ path }) => !LEFT_OUT.includes(path))
    .map((asset) => ({ ...asset, hash: assetHash(asset.bytes, asset.path) }));
}

/** 32 hex digits of BLAKE3 over the content's base64 and the path's extension. */
export function assetHash(bytes: Uint8Array, path: string): string {
  return blake3(new TextEncoder().encode(base64(bytes) + extensionOf(path, false)));
}

export function base64(bytes: Uint8Array): string {
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function extensionOf(path: string, lower = true): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  const extension = dot <= 0 ? "" : name.slice(dot + 1);
  return lower ? extension.toLowerCase() : extension;
}
