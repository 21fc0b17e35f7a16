import { names } from "holdfast:node-names";
import { loadScript } from "../platform-script.ts";
import { hasOwn } from "../primordials.ts";
import type { NodeSupport } from "./support.ts";

type Exports = Record<string, unknown>;

let support: NodeSupport = { asyncLocalStorage: false, modules: false, environment: false };

export function supportNode(offered: NodeSupport): void {
  support = offered;
}

/**
 * The exports of one of Node's modules, evaluated when it is first asked for.
 *
 * @param specifier with or without `node:`
 * @returns undefined when there is no such module, or the version's compatibility flags do not ask for it
 */
export function nodeExports(specifier: string): Exports | undefined {
  const name = specifier.startsWith("node:") ? specifier.slice("node:".length) : specifier;
  const allowed = support.modules || (support.asyncLocalStorage && name === "async_hooks");
  return allowed && hasOwn(names, name) ? (loadScript(`node/${name}`) as Exports) : undefined;
}

/** What `require` of one of Node's modules gives. */
export function nodeRequire(specifier: string): unknown {
  return nodeExports(specifier)?.["default"];
}

/** Names of all modules, without `node:`. */
export function nodeModuleNames(): string[] {
  return Object.keys(names);
}
