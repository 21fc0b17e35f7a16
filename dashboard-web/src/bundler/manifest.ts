/** What a `package.json` says, as far as it decides which files an import means. */
export interface Manifest {
  name?: string;
  version?: string;
  main?: string;
  module?: string;
  browser?: string | Record<string, string | false>;
  types?: string;
  typings?: string;
  exports?: unknown;
  imports?: unknown;
  sideEffects?: unknown;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** In the order in which stock wrangler asks for them; `import` or `require` is added. */
const CONDITIONS = ["workerd", "worker", "browser", "module", "default"];

export type Importing = "import" | "require";

/**
 * The file that `subpath` (`.` or `./…`) means by `exports`, or `undefined` if it means none. Conditions `further` than
 * the usual ones may be asked for.
 *
 * Reference: https://nodejs.org/api/packages.html#package-entry-points
 */
export function exported(
  exports: unknown,
  subpath: string,
  how: Importing,
  further: readonly string[] = [],
): string | undefined {
  const conditions = [...CONDITIONS, how, ...further];
  const isMap = typeof exports === "object" && exports !== null && !Array.isArray(exports);
  const bySubpath = isMap && Object.keys(exports).some((key) => key.startsWith("."));
  if (!bySubpath) return subpath === "." ? target(exports, conditions) : undefined;
  return matched(exports as Record<string, unknown>, subpath, conditions);
}

/** The file or package that `specifier` (`#…`) means by `imports`. */
export function imported(imports: unknown, specifier: string, how: Importing): string | undefined {
  if (typeof imports !== "object" || imports === null) return undefined;
  return matched(imports as Record<string, unknown>, specifier, [...CONDITIONS, how]);
}

function matched(
  map: Record<string, unknown>,
  key: string,
  conditions: readonly string[],
): string | undefined {
  if (key in map && !key.includes("*")) return target(map[key], conditions);
  const patterns = Object.keys(map)
    .filter((pattern) => pattern.includes("*"))
    .toSorted((a, b) => b.indexOf("*") - a.indexOf("*"));
  for (const pattern of patterns) {
    const [before = "", after = ""] = pattern.split("*");
    if (!key.startsWith(before) || !key.endsWith(after) || key.length < pattern.length) continue;
    const star = key.slice(before.length, key.length - after.length);
    return target(map[pattern], conditions)?.replaceAll("*", star);
  }
  return undefined;
}

function target(value: unknown, conditions: readonly string[]): string | undefined {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) {
    return value.map((each) => target(each, conditions)).find((each) => each !== undefined);
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const [condition, inner] of Object.entries(value)) {
    if (!conditions.includes(condition)) continue;
    const found = target(inner, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `@scope/name/sub/path` is the package `@scope/name` and `./sub/path`. */
export function splitSpecifier(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split("/");
  const name = parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
  const rest = specifier.slice(name.length + 1);
  return { name, subpath: rest === "" ? "." : `./${rest}` };
}
