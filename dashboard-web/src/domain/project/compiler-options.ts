import { parseJsonc } from "./jsonc.ts";
import { textOf, type ProjectFiles } from "./project.ts";

/** What of a project's `tsconfig.json` changes what is an error in its files. */
export interface ProjectCompilerOptions {
  strict?: boolean;
  noImplicitAny?: boolean;
  strictNullChecks?: boolean;
  checkJs?: boolean;
  experimentalDecorators?: boolean;
  noUncheckedIndexedAccess?: boolean;
  jsx?: string;
  jsxImportSource?: string;
  jsxFactory?: string;
  jsxFragmentFactory?: string;
}

const KEPT: Record<keyof ProjectCompilerOptions, "boolean" | "string"> = {
  strict: "boolean",
  noImplicitAny: "boolean",
  strictNullChecks: "boolean",
  checkJs: "boolean",
  experimentalDecorators: "boolean",
  noUncheckedIndexedAccess: "boolean",
  jsx: "string",
  jsxImportSource: "string",
  jsxFactory: "string",
  jsxFragmentFactory: "string",
};

/** The options that a project gives itself; none while they cannot be read. */
export function compilerOptionsOf(files: ProjectFiles): ProjectCompilerOptions {
  let options: unknown;
  try {
    const read = parseJsonc(textOf(files, "tsconfig.json") ?? "{}") as { compilerOptions?: unknown } | null;
    options = read?.compilerOptions;
  } catch {
    return {};
  }
  const given = Object.entries((options ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    given.filter(([key, value]) => typeof value === KEPT[key as keyof ProjectCompilerOptions]),
  );
}
