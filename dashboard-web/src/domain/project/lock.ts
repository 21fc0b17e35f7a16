import { parseJsonc } from "./jsonc.ts";
import { LOCK_FILE, textOf, type ProjectFiles } from "./project.ts";
import { omit } from "../omit.ts";

/** The version that was chosen, and the checksum of its archive. */
export interface Locked {
  version: string;
  integrity?: string;
}

/** What was chosen for what was asked for, such as `hono@^4`. */
export type Lock = Readonly<Record<string, Locked>>;

const NPM_LOCK = "package-lock.json";

/** What a project has locked: in its own file, or in npm's when it was brought along. */
export function lockOf(files: ProjectFiles): Lock {
  return { ...npmLock(read(files, NPM_LOCK)), ...(read(files, LOCK_FILE) as Lock | undefined) };
}

/** The project with another lock; without a file if nothing is locked. */
export function withLock(files: ProjectFiles, lock: Lock): ProjectFiles {
  const entries = Object.entries(lock).toSorted(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return LOCK_FILE in files ? omit(files, LOCK_FILE) : files;
  const text = `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`;
  return files[LOCK_FILE] === text ? files : { ...files, [LOCK_FILE]: text };
}

/** The project as if nothing had been chosen yet. */
export function withoutLock(files: ProjectFiles): ProjectFiles {
  return omit(files, LOCK_FILE, NPM_LOCK);
}

interface NpmPackage {
  version?: string;
  integrity?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** What npm's lock says of each package: it keeps them by the folder they lie in, found from there upwards. */
function npmLock(lock: unknown): Lock {
  const { packages = {} } = (lock ?? {}) as { packages?: Record<string, NpmPackage> };
  const found: Record<string, Locked> = {};
  for (const [folder, each] of Object.entries(packages)) {
    const asked = {
      ...each.peerDependencies,
      ...each.devDependencies,
      ...each.optionalDependencies,
      ...each.dependencies,
    };
    for (const [name, range] of Object.entries(asked)) {
      const { version, integrity } = packageSeenFrom(folder, name, packages) ?? {};
      if (version === undefined || range.startsWith("npm:")) continue;
      found[`${name}@${range}`] ??= { version, ...(integrity?.startsWith("sha512-") && { integrity }) };
    }
  }
  return found;
}

function packageSeenFrom(folder: string, name: string, packages: Record<string, NpmPackage>) {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
    const found = packages[`${at === "" ? "" : `${at}/`}node_modules/${name}`];
    if (found || at === "") return found;
  }
}

function read(files: ProjectFiles, file: string): object | undefined {
  try {
    const value = parseJsonc(textOf(files, file) ?? "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
