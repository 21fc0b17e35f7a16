import { findFile, joinPath } from "../../bundler/paths.ts";
import { omit } from "../omit.ts";
import { CONFIG_FILES, textOf, type ProjectFiles } from "./project.ts";

const SOURCE = /\.[cm]?[jt]sx?$/;
const RELATIVE_IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)(["'])(\.{1,2}\/[^"'\n]*)\2/g;

/** The project with a file under another path: imports of it and by it, and "main" in the settings, follow. */
export function renamed(files: ProjectFiles, from: string, to: string): ProjectFiles {
  const moved: ProjectFiles = { ...omit(files, from), [to]: files[from] ?? "" };
  const has = (path: string) => path in files;
  const follow = (path: string, content: string) =>
    content.replace(RELATIVE_IMPORT, (whole, before: string, quote: string, specifier: string) => {
      const importer = path === to ? from : path;
      const meant = findFile(joinPath(importer, specifier), has);
      if (meant === undefined || (importer !== from && meant !== from)) return whole;
      const target = meant === from ? to : meant;
      return `${before}${quote}${specifierOf(path, target, specifier)}${quote}`;
    });
  const entries = Object.entries(moved).map(([path, content]) =>
    typeof content === "string" && SOURCE.test(path) ? [path, follow(path, content)] : [path, content],
  );
  return withMain(Object.fromEntries(entries) as ProjectFiles, from, to);
}

/** How `path` imports `target`, with an extension if it was written with one. */
function specifierOf(path: string, target: string, written: string): string {
  const folder = path.split("/").slice(0, -1);
  const parts = target.split("/");
  let common = 0;
  while (common < folder.length && common < parts.length - 1 && folder[common] === parts[common]) common += 1;
  const up = folder.slice(common).map(() => "..");
  const relative = [...(up.length === 0 ? ["."] : up), ...parts.slice(common)].join("/");
  const hasExtension = /\.\w+$/.test(written.slice(written.lastIndexOf("/") + 1));
  if (!hasExtension) {
    const bare = relative.replace(SOURCE, "");
    return written.endsWith("/index") ? bare : bare.replace(/\/index$/, "");
  }
  return /\.[cm]?jsx?$/.test(written) ? relative.replace(/\.([cm]?)tsx?$/, ".$1js") : relative;
}

function withMain(files: ProjectFiles, from: string, to: string): ProjectFiles {
  const file = CONFIG_FILES.find((name) => textOf(files, name) !== undefined);
  if (file === undefined) return files;
  const text = textOf(files, file) ?? "";
  const main = new RegExp(
    `(\\bmain"?\\s*[:=]\\s*["'](?:\\./)?)${from.replace(/[.*+?^$()[\]{}|\\]/g, "\\$&")}(["'])`,
  );
  return { ...files, [file]: text.replace(main, `$1${to}$2`) };
}
