import { PACKAGE_FILE, textOf, type ProjectFiles } from "../domain/project/project.ts";
import { parseJsonc } from "../domain/project/jsonc.ts";
import { exported, type Manifest } from "./manifest.ts";
import type { Package, Packages } from "./packages.ts";
import { joinPath } from "./paths.ts";
import type { PackageLoader } from "./resolver.ts";

const DECLARATION = /\.d\.[cm]?ts$/;
const MOST_CHARACTERS = 4_000_000;

/**
 * Declarations of the packages that a project names itself, by path below `node_modules`, for the editor's hints. Those
 * that bring none get what the registry has under `@types`, or are declared to be anything.
 *
 * @param chosen the project's packages
 * @param all those that no project asks for
 */
export async function declarationsOf(
  chosen: PackageLoader,
  all: Packages,
  files: ProjectFiles,
): Promise<Record<string, string>> {
  const declarations = new Declarations();
  for (const [name, range] of Object.entries(manifestOf(files).dependencies ?? {})) {
    const found = await unlessFailed(() => chosen.load(name, range));
    // The build has said so.
    if (found === undefined) continue;
    if (isTyped(found)) {
      declarations.add(name, found);
      continue;
    }
    const types = await newest(all, typesName(name));
    if (types === undefined) {
      declarations.addUntyped(name);
      continue;
    }
    declarations.add(typesName(name), types);
    for (const dependency of Object.keys(types.manifest.dependencies ?? {})) {
      const needed = await newest(all, dependency);
      if (needed && isTyped(needed)) declarations.add(dependency, needed);
    }
  }
  return declarations.texts;
}

/** Declarations as far as there is room for them: the editor holds all of them in memory. */
class Declarations {
  readonly texts: Record<string, string> = {};
  #characters = 0;

  add(name: string, { manifest, files }: Package): void {
    const own = [...files].filter(([path]) => DECLARATION.test(path));
    const characters = own.reduce((sum, [, content]) => sum + content.length, 0);
    if (this.#characters + characters > MOST_CHARACTERS) return this.addUntyped(name);
    this.#characters += characters;
    const typesFirst = { ...manifest, exports: withTypesFirst(manifest.exports) };
    this.texts[`${name}/${PACKAGE_FILE}`] = JSON.stringify(typesFirst);
    for (const [path, content] of own) this.texts[`${name}/${path}`] = new TextDecoder().decode(content);
  }

  addUntyped(name: string): void {
    this.texts[`${name}.d.ts`] = `declare module "${name}";\ndeclare module "${name}/*";\n`;
  }
}

/** `@scope/name` is described by `@types/scope__name`. */
function typesName(name: string): string {
  return `@types/${name.replace(/^@/, "").replace("/", "__")}`;
}

async function newest(packages: Packages, name: string): Promise<Package | undefined> {
  return unlessFailed(async () => packages.unpacked(name, await packages.resolve(name, "latest")));
}

async function unlessFailed<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch {
    return undefined;
  }
}

/** Whether the package's entry has declarations where the compiler looks for them. */
function isTyped({ name, manifest, files }: Package): boolean {
  const entry =
    manifest.exports === undefined
      ? (manifest.types ?? manifest.typings ?? manifest.main ?? "index.js")
      : exported(withTypesFirst(manifest.exports), ".", "import", ["types"]);
  if (entry === undefined) return name.startsWith("@types/");
  const path = joinPath("", entry);
  return [path, path.replace(/\.([cm]?)js$/, ".d.$1ts"), `${path}.d.ts`, `${path}/index.d.ts`].some(
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
