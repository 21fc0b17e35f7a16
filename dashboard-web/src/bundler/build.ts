import type { BuildOptions, BuildResult, Loader, Message, OnResolveArgs, Plugin } from "esbuild-wasm";
import { parseJsonc } from "../domain/project/jsonc.ts";
import { PACKAGE_FILE, textOf, type Problem, type ProjectFiles } from "../domain/project/project.ts";
import { moduleOf, type Module } from "../domain/upload.ts";
import type { Manifest } from "./manifest.ts";
import type { Package } from "./packages.ts";
import { Resolver, type Importer, type PackageLoader } from "./resolver.ts";

/** What became of a project. Modules are there if no problem is an error. */
export interface Built {
  modules: Module[];
  problems: Problem[];
  /** The versions of all packages that went in. */
  packages: { name: string; version: string }[];
}

/** esbuild's `build`, wherever it runs. */
export type Esbuild = (options: BuildOptions) => Promise<BuildResult>;

export const BUILT_MODULE = "index.js";

const PROJECT = "project";
const PACKAGE = "package";
const EMPTY = "empty";
const REQUIRED = "required";
const TEXT = ["html", "txt", "sql", "md", "svg", "css", "xml", "csv"];
const APART = /\.(?:wasm|bin)$/;

/** Bundles a project with the packages that it imports into one module, with a source map. */
export async function build(
  esbuild: Esbuild,
  packages: PackageLoader,
  files: ProjectFiles,
  main: string,
): Promise<Built> {
  if (!(main in files)) return failed(`There is no file ${main}; "main" in the settings names it`);
  let manifest: Manifest;
  try {
    manifest = (parseJsonc(textOf(files, PACKAGE_FILE) ?? "{}") ?? {}) as Manifest;
  } catch (error) {
    return failed(String(error), PACKAGE_FILE);
  }
  const used = new Map<string, Package>();
  const apart = new Set<string>();
  const resolver = new Resolver((path) => path in files, manifest, packages);
  try {
    const { outputFiles = [], warnings } = await esbuild({
      entryPoints: [main],
      bundle: true,
      write: false,
      format: "esm",
      target: "es2024",
      platform: "browser",
      outfile: BUILT_MODULE,
      sourcemap: "linked",
      jsx: "automatic",
      keepNames: true,
      logLevel: "silent",
      define: { "process.env.NODE_ENV": '"production"' },
      tsconfigRaw: textOf(files, "tsconfig.json") ?? "{}",
      plugins: [plugin(files, resolver, used, apart)],
    });
    return {
      modules: [
        ...outputFiles.map(({ path, text }) =>
          moduleOf(path.replace(/^.*\//, ""), withPlainSources(path, text)),
        ),
        ...[...apart].map((path) => moduleOf(path, files[path] ?? "")),
      ],
      problems: problemsOf(warnings.filter(isOwn), "warning"),
      packages: listed(used),
    };
  } catch (error) {
    const { errors, warnings } = error as { errors?: Message[]; warnings?: Message[] };
    if (errors === undefined) throw error;
    return {
      modules: [],
      problems: [...problemsOf(errors, "error"), ...problemsOf((warnings ?? []).filter(isOwn), "warning")],
      packages: listed(used),
    };
  }
}

function plugin(
  files: ProjectFiles,
  resolver: Resolver,
  used: Map<string, Package>,
  apart: Set<string>,
): Plugin {
  const resolve = async ({ path, kind, namespace, importer, pluginData }: OnResolveArgs) => {
    if (kind === "entry-point") return { path, namespace: PROJECT };
    if (namespace === REQUIRED) return { path, external: true };
    const from: Importer =
      namespace === PACKAGE ? (pluginData as { importer: Importer }).importer : { path: importer };
    const how = kind === "require-call" || kind === "require-resolve" ? "require" : "import";
    try {
      const found = await resolver.resolve(path, from, how);
      switch (found.kind) {
        case "external":
          // Modules have no require: what is required of the platform is imported on its behalf.
          return how === "require"
            ? { path: found.path, namespace: REQUIRED }
            : { path: found.path, external: true };
        case "empty":
          return { path, namespace: EMPTY };
        case "project":
          if (APART.test(found.path)) {
            apart.add(found.path);
            return { path: `./${found.path}`, external: true };
          }
          return { path: found.path, namespace: PROJECT };
        case "package": {
          const key = `${found.of.name}@${found.of.version}`;
          used.set(key, found.of);
          const pluginData = { importer: { path: found.path, of: found.of } };
          return {
            path: `${key}/${found.path}`,
            namespace: PACKAGE,
            pluginData,
            sideEffects: found.of.manifest.sideEffects !== false,
          };
        }
      }
    } catch (error) {
      return { errors: [{ text: error instanceof Error ? error.message : String(error) }] };
    }
  };
  return {
    name: "project",
    setup(host) {
      host.onResolve({ filter: /.*/ }, resolve);
      host.onLoad({ filter: /.*/, namespace: PROJECT }, ({ path }) => ({
        contents: files[path] ?? "",
        loader: loaderOf(path),
      }));
      host.onLoad({ filter: /.*/, namespace: PACKAGE }, ({ path, pluginData }) => {
        const { importer } = pluginData as { importer: Importer };
        return {
          contents: importer.of?.files.get(importer.path) ?? "",
          loader: loaderOf(path),
          pluginData,
        };
      });
      host.onLoad({ filter: /.*/, namespace: REQUIRED }, ({ path }) => ({
        contents: `import * as all from ${JSON.stringify(path)};\nmodule.exports = all.default ?? all;`,
      }));
      host.onLoad({ filter: /.*/, namespace: EMPTY }, () => ({ contents: "export default {};" }));
    },
  };
}

function loaderOf(path: string): Loader {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  if (TEXT.includes(extension)) return "text";
  if (extension === "json") return "json";
  if (extension === "tsx" || extension === "jsx") return extension;
  if (/^[cm]?ts$/.test(extension)) return "ts";
  return /^[cm]?js$/.test(extension) ? "jsx" : "binary";
}

function problemsOf(messages: readonly Message[], severity: Problem["severity"]): Problem[] {
  const found = messages.map((message) => problemOf(message, severity));
  return found.filter(
    (each, index) => index === found.findIndex((other) => JSON.stringify(other) === JSON.stringify(each)),
  );
}

/** esbuild names a file with its namespace before it. */
function problemOf({ text, location }: Message, severity: Problem["severity"]): Problem {
  const [, namespace, file = ""] = /^(\w+):(.*)$/.exec(location?.file ?? "") ?? [];
  const inProject = location && namespace === PROJECT ? location : undefined;
  const elsewhere = location && !inProject ? ` (in ${file || location.file})` : "";
  return {
    severity,
    source: "Build",
    message: text + elsewhere,
    file: inProject && file,
    line: inProject?.line,
    column: inProject && inProject.column + 1,
    endColumn: inProject && inProject.column + 1 + inProject.length,
  };
}

/** Nobody can mend what is merely doubtful in a package. */
function isOwn({ location }: Message): boolean {
  return !location?.file.startsWith(`${PACKAGE}:`);
}

function listed(used: Map<string, Package>) {
  return [...used.values()]
    .map(({ name, version }) => ({ name, version }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.version.localeCompare(b.version));
}

/** Source maps name files as the project does, so that stacks do. */
function withPlainSources(path: string, text: string): string {
  if (!path.endsWith(".map")) return text;
  const map = JSON.parse(text) as { sources: string[] };
  const sources = map.sources.map((source) => source.replace(/^(?:\.\.\/)*(?:project|package):/, ""));
  return JSON.stringify({ ...map, sources });
}

function failed(message: string, file?: string): Built {
  return { modules: [], problems: [{ severity: "error", source: "Build", message, file }], packages: [] };
}
