import { PACKAGE_FILE, textOf, type ProjectFiles } from "../domain/project/project.ts";
import { parseJsonc } from "../domain/project/jsonc.ts";
import { exported, type Manifest } from "./manifest.ts";
import type { Package, Packages } from "./packages.ts";
import { joinPath } from "./paths.ts";

const DECLARATION = /\.d\.[cm]?ts$/;
const MOST_CHARACTERS = 4_000_000;

/**
 * Declarations of the packages that a project names itself, by path below `node_modules`, for the editor's hints. A
 * package without any is declared to be anything.
 */
export async function declarationsOf(
  packages: Packages,
  files: ProjectFiles,
): Promise<Record<string, string>> {
  const declarations: Record<string, string> = {};
  let characters = 0;
  for (const [name, range] of Object.entries(manifestOf(files).dependencies ?? {})) {
    let found: Package;
    try {
      found = await packages.load(name, range);
    } catch {
      // The build has said so.
      continue;
    }
    const own = [...found.files].filter(([path]) => DECLARATION.test(path));
    characters += own.reduce((sum, [, content]) => sum + content.length, 0);
    if (!isTyped(found) || characters > MOST_CHARACTERS) {
      declarations[`${name}.d.ts`] = `declare module "${name}";\ndeclare module "${name}/*";\n`;
      continue;
    }
    const manifest = { ...found.manifest, exports: withTypesFirst(found.manifest.exports) };
    declarations[`${name}/${PACKAGE_FILE}`] = JSON.stringify(manifest);
    for (const [path, content] of own) {
      declarations[`${name}/${path}`] = new TextDecoder().decode(content);
    }
  }
  return declarations;
}

/** Whether the package's entry has declarations where the compiler looks for them. */
function isTyped({ manifest, files }: Package): boolean {
  const entry =
    manifest.exports === undefined
      ? (manifest.types ?? manifest.typings ?? manifest.main ?? "index.js")
      : exported(withTypesFirst(manifest.exports), ".", "import", ["types"]);
  if (entry === undefined) return false;
  const path = joinPath("", entry);
  return [path, path.replace(/\.([cm]?)js$/, ".d.$1ts"), `${path}.d.ts`].some(
    (each) => DECLARATION.test(each) && files.has(each),
  );
}

/** Conditions are looked at in their order; some packages name their declarations too late. */
function withTypesFirst(exports: unknown): unknown {
  if (typeof exports !== "object" || exports === null) return exports;
  if (Array.isArray(exports)) return exports.map(withTypesFirst);
  const entries = Object.entries(exports).map(([key, value]): [string, unknown] => [
    key,
    withTypesFirst(value),
  ]);
  return Object.fromEntries(entries.toSorted(([a], [b]) => Number(b === "types") - Number(a === "types")));
}

function manifestOf(files: ProjectFiles): Manifest {
  try {
    return (parseJsonc(textOf(files, PACKAGE_FILE) ?? "{}") ?? {}) as Manifest;
  } catch {
    return {};
  }
}
