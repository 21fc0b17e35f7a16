import unenv from "unenv/node/module";
import { invalidArgument } from "./internal/errors.ts";
import { nodeExports, nodeModuleNames } from "./internal/registry.ts";
import { requireFrom } from "../modules/require.ts";

export const builtinModules = nodeModuleNames();

export function isBuiltin(name: string): boolean {
  return nodeExports(name) !== undefined;
}

/** A `require` that resolves as the module of this name would. */
export function createRequire(path: unknown): (specifier: string) => unknown {
  const isUrl = path instanceof (globalThis as unknown as { URL: new () => object }).URL;
  const isAbsolute = typeof path === "string" && (path.startsWith("/") || path.startsWith("file:"));
  if (!isUrl && !isAbsolute) {
    throw invalidArgument("filename", "a file URL object, file URL string, or absolute path string", path);
  }
  return requireFrom(String(path).replace(/^file:\/*|^\/+/, ""));
}

const Module = Object.assign(unenv, { builtinModules, createRequire, isBuiltin });

export const {
  SourceMap,
  _cache,
  _debug,
  _extensions,
  _findPath,
  _load,
  _nodeModulePaths,
  _pathCache,
  _preloadModules,
  _resolveFilename,
  _resolveLookupPaths,
  constants,
  enableCompileCache,
  findPackageJSON,
  findSourceMap,
  flushCompileCache,
  getCompileCacheDir,
  globalPaths,
  register,
  runMain,
  stripTypeScriptTypes,
  syncBuiltinESMExports,
  wrap,
} = Module as unknown as Record<string, unknown>;
export { Module };
export default Module;
