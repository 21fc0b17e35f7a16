import { nodeExports } from "../node-globals/registry.ts";
import { SafeMap, reflectApply } from "../primordials.ts";
import { directoryOf, resolveName } from "./names.ts";

/** A CommonJS module's source as a function, to be called with `exports, require, module, __filename, __dirname`. */
export type CommonJsFactory = (...parameters: unknown[]) => void;

export type Require = (specifier: string) => unknown;

interface Module {
  readonly path: string;
  exports: unknown;
}

const factories = new SafeMap<string, CommonJsFactory>();
const modules = new SafeMap<string, Module>();
const namespaces = new SafeMap<string, object>();

/** Makes known a CommonJS module of the version; its body runs when it is first required. */
export function defineCommonJs(name: string, factory: CommonJsFactory): void {
  factories.set(name, factory);
}

/**
 * Makes known a module that is no CommonJS module, so that CommonJS modules can require it: the host has it evaluated
 * before them, since nothing can be evaluated in the middle of a call.
 */
export function provideModule(name: string, namespace: object): void {
  namespaces.set(name, namespace);
}

/** A CommonJS module's exports. */
export function loadCommonJs(name: string): unknown {
  const known = modules.get(name);
  if (known !== undefined) {
    return known.exports;
  }
  const factory = factories.get(name);
  if (factory === undefined) {
    throw new Error(`No such module "${name}".`);
  }
  const module: Module = { path: `/${name}`, exports: {} };
  modules.set(name, module);
  try {
    reflectApply(factory, globalThis, [
      module.exports,
      requireFrom(name),
      module,
      module.path,
      `/${directoryOf(name)}`,
    ]);
  } catch (error) {
    modules.delete(name);
    throw error;
  }
  return module.exports;
}

/** The `require` of a module. Of an ES module it gives the default export. */
export function requireFrom(referrer: string): Require {
  return (specifier) => {
    if (typeof specifier !== "string") {
      throw new TypeError("require() needs the name of a module");
    }
    const name = resolveName(specifier, referrer);
    if (factories.has(name)) {
      return loadCommonJs(name);
    }
    const exports = namespaces.get(name) ?? nodeExports(specifier);
    if (exports === undefined) {
      throw new Error(`No such module "${name}".`);
    }
    return (exports as { default?: unknown }).default;
  };
}
