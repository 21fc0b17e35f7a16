import unenv from "unenv/node/module";
import { invalidArgument, refused } from "../node-globals/errors.ts";
import { nodeExports, nodeModuleNames } from "../node-globals/registry.ts";
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

const Module = Object.assign(unenv, {
  builtinModules,
  createRequire,
  isBuiltin,
  ...Object.fromEntries(
    ["_initPaths", "getSourceMapsSupport", "registerHooks", "setSourceMapsSupport"].map((name) => [
      name,
      refused(`module.${name}`),
    ]),
  ),
});

export const {
  SourceMap,
  _cache,
  _debug,
  _extensions,
  _findPath,
  _initPaths,
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
  getSourceMapsSupport,
  globalPaths,
  register,
  registerHooks,
  runMain,
  setSourceMapsSupport,
  stripTypeScriptTypes,
  syncBuiltinESMExports,
  wrap,
} = Module as unknown as Record<string, unknown>;
export { Module };
export default Module;
