import { omit } from "../omit.ts";
import { parseJsonc } from "./jsonc.ts";
import { PACKAGE_FILE, textOf, type ProjectFiles } from "./project.ts";

interface PackageFile {
  dependencies?: Record<string, string>;
}

/** What `package.json` asks for; nothing while it cannot be read. */
export function dependenciesOf(files: ProjectFiles): Record<string, string> {
  return read(files).dependencies ?? {};
}

/** Packages whose declarations are on their way may be anything until then. */
export function untypedPackages(
  files: ProjectFiles,
  known: Readonly<Record<string, string>>,
): Record<string, string> {
  const missing = Object.keys(dependenciesOf(files)).filter(
    (name) => !(`${name}/${PACKAGE_FILE}` in known) && !(`${name}.d.ts` in known),
  );
  const lines = missing.map((name) => `declare module "${name}";\ndeclare module "${name}/*";`);
  return lines.length === 0 ? {} : { "types/packages.d.ts": lines.join("\n") };
}

export function withDependency(files: ProjectFiles, name: string, range: string): ProjectFiles {
  return written(files, { ...dependenciesOf(files), [name]: range });
}

export function withoutDependency(files: ProjectFiles, name: string): ProjectFiles {
  return written(files, omit(dependenciesOf(files), name));
}

function written(files: ProjectFiles, dependencies: Record<string, string>): ProjectFiles {
  const sorted = Object.fromEntries(Object.entries(dependencies).toSorted(([a], [b]) => a.localeCompare(b)));
  const content = { ...read(files), dependencies: sorted };
  return { ...files, [PACKAGE_FILE]: `${JSON.stringify(content, null, 2)}\n` };
}

function read(files: ProjectFiles): PackageFile {
  try {
    return (parseJsonc(textOf(files, PACKAGE_FILE) ?? "{}") ?? {}) as PackageFile;
  } catch {
    return {};
  }
}
