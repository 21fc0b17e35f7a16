import { exported, imported, splitSpecifier, type Importing, type Manifest } from "./manifest.ts";
import type { Package } from "./packages.ts";
import { findFile, joinPath } from "./paths.ts";

/** What an import means. */
export type Resolved =
  | { kind: "project"; path: string }
  | { kind: "package"; of: Package; path: string }
  /** Left to the platform. */
  | { kind: "external"; path: string }
  /** A package says that browsers have nothing in its place. */
  | { kind: "empty" };

/** Where an import stands: in the project, or in a package. */
export interface Importer {
  path: string;
  of?: Package | undefined;
}

const PLATFORM = /^(?:cloudflare|node|workerd):/;
const NODE_MODULES =
  /^(?:assert|async_hooks|buffer|child_process|cluster|console|constants|crypto|dgram|diagnostics_channel|dns|domain|events|fs|http|http2|https|inspector|module|net|os|path|perf_hooks|process|punycode|querystring|readline|repl|stream|string_decoder|sys|timers|tls|trace_events|tty|url|util|v8|vm|wasi|worker_threads|zlib)(?:\/|$)/;

/** Where packages come from, by what is asked for. */
export interface PackageLoader {
  load(name: string, range: string): Promise<Package>;
}

/** Finds what imports mean, for a project and the packages that it depends on. */
export class Resolver {
  readonly #has: (path: string) => boolean;
  readonly #project: Manifest;
  readonly #packages: PackageLoader;

  constructor(has: (path: string) => boolean, project: Manifest, packages: PackageLoader) {
    this.#has = has;
    this.#project = project;
    this.#packages = packages;
  }

  /** @throws Error in words for whoever wrote the import */
  async resolve(specifier: string, importer: Importer, how: Importing): Promise<Resolved> {
    if (PLATFORM.test(specifier)) return { kind: "external", path: specifier };
    const replaced = this.#replaced(specifier, importer);
    if (replaced === false) return { kind: "empty" };
    if (/^\.{0,2}\//.test(replaced) || replaced === "." || replaced === "..") {
      return this.#relative(replaced, importer, how);
    }
    if (replaced.startsWith("#")) {
      const manifest = importer.of?.manifest ?? this.#project;
      const meant = imported(manifest.imports, replaced, how);
      if (meant === undefined) throw new Error(`"imports" of package.json has no ${replaced}`);
      return meant.startsWith("./") ? this.#inRoot(meant, importer) : this.#bare(meant, importer, how);
    }
    return this.#bare(replaced, importer, how);
  }

  #relative(specifier: string, importer: Importer, how: Importing): Resolved | Promise<Resolved> {
    const path = joinPath(importer.path, specifier);
    if (importer.of === undefined) {
      const found = findFile(path, this.#has);
      if (found === undefined) throw new Error(`There is no file ${path}`);
      return { kind: "project", path: found };
    }
    return this.#file(importer.of, path, how);
  }

  #inRoot(meant: string, importer: Importer): Resolved {
    const path = joinPath("", meant);
    if (importer.of) return this.#file(importer.of, path, "import");
    const found = findFile(path, this.#has);
    if (found === undefined) throw new Error(`There is no file ${path}`);
    return { kind: "project", path: found };
  }

  async #bare(specifier: string, importer: Importer, how: Importing): Promise<Resolved> {
    const { name, subpath } = splitSpecifier(specifier);
    const own = importer.of?.manifest;
    if (own?.name === name && own.exports !== undefined) {
      return this.#entry(importer.of as Package, subpath, how);
    }
    const range = this.#range(name, importer);
    if (range === undefined) {
      if (NODE_MODULES.test(specifier)) return { kind: "external", path: `node:${specifier}` };
      throw new Error(
        importer.of === undefined
          ? `The package ${name} is not added yet`
          : `${importer.of.name} imports ${name}, on which it does not depend`,
      );
    }
    return this.#entry(await this.#packages.load(name, range), subpath, how);
  }

  #range(name: string, { of }: Importer): string | undefined {
    const project = this.#project.dependencies?.[name] ?? this.#project.devDependencies?.[name];
    if (of === undefined) return project;
    const { dependencies, optionalDependencies, peerDependencies } = of.manifest;
    return dependencies?.[name] ?? optionalDependencies?.[name] ?? project ?? peerDependencies?.[name];
  }

  #entry(of: Package, subpath: string, how: Importing): Resolved {
    const { manifest } = of;
    if (manifest.exports !== undefined) {
      const meant = exported(manifest.exports, subpath, how);
      if (meant === undefined) throw new Error(`The package ${of.name} ${of.version} has no ${subpath}`);
      return this.#file(of, joinPath("", meant), how);
    }
    if (subpath !== ".") return this.#file(of, joinPath("", subpath), how);
    const browser = typeof manifest.browser === "string" ? manifest.browser : undefined;
    const module = how === "import" ? manifest.module : undefined;
    return this.#file(of, joinPath("", browser ?? module ?? manifest.main ?? "index.js"), how);
  }

  #file(of: Package, path: string, how: Importing): Resolved {
    const found = findFile(path, (each) => of.files.has(each)) ?? this.#nested(of, path, how);
    if (found === undefined) throw new Error(`The package ${of.name} ${of.version} has no file ${path}`);
    const replaced = browserMap(of)[`./${found}`];
    if (replaced === false) return { kind: "empty" };
    return { kind: "package", of, path: replaced === undefined ? found : joinPath("", replaced) };
  }

  /** A folder inside a package may have a `package.json` of its own that names its entry. */
  #nested(of: Package, path: string, how: Importing): string | undefined {
    const file = of.files.get(`${path}/package.json`);
    if (file === undefined) return undefined;
    const { module, main } = JSON.parse(new TextDecoder().decode(file)) as Manifest;
    const entry = (how === "import" ? module : undefined) ?? main;
    return entry && findFile(joinPath(`${path}/`, entry), (each) => of.files.has(each));
  }

  #replaced(specifier: string, { of }: Importer): string | false {
    return of === undefined || specifier.startsWith(".")
      ? specifier
      : (browserMap(of)[specifier] ?? specifier);
  }
}

function browserMap({ manifest: { browser } }: Package): Record<string, string | false> {
  return typeof browser === "object" ? browser : {};
}
