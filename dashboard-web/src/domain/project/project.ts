/** Text, or bytes of files that are no text. */
export type FileContent = string | Uint8Array<ArrayBuffer>;

/** A Worker as people write it: a folder of files by path, `wrangler.jsonc` among them. */
export type ProjectFiles = Readonly<Record<string, FileContent>>;

/** Something wrong with a project. Lines and columns count from 1. */
export interface Problem {
  severity: "error" | "warning";
  message: string;
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  endColumn?: number | undefined;
  /** Who found it. */
  source: "TypeScript" | "Build" | "Settings" | "Server";
}

export const CONFIG_FILE = "wrangler.jsonc";
export const CONFIG_FILES = [CONFIG_FILE, "wrangler.json", "wrangler.toml"] as const;
export const PACKAGE_FILE = "package.json";
/** Keeps which versions of packages were bundled. */
export const LOCK_FILE = "packages.lock.json";

const TEXT = /\.(?:[cm]?[jt]sx?|jsonc?|html?|css|md|txt|sql|svg|xml|toml|ya?ml|graphql|csv|map)$/i;
const NAMED_TEXT = /(?:^|\/)(?:\.[\w.-]+|_headers|_redirects|LICENSE|README)$/;

/** Whether a file of this name is edited as text. */
export function isTextFile(path: string): boolean {
  return TEXT.test(path) || NAMED_TEXT.test(path);
}

export function textOf(files: ProjectFiles, path: string): string | undefined {
  const content = files[path];
  return typeof content === "string" ? content : undefined;
}

/** Why a file cannot have this path, or `null`. */
export function pathProblem(path: string, files: ProjectFiles): string | null {
  if (path === "") return "Give the file a name";
  if (path.length > 200) return "At most 200 characters";
  const parts = path.split("/");
  if (/[\\\0]/.test(path) || parts.some((part) => part === "" || part === "." || part === ".."))
    return "A relative path, such as src/room.ts";
  if (path in files) return `There is a file ${path} already`;
  if (Object.keys(files).some((other) => other.startsWith(`${path}/`))) return `${path} is a folder`;
  return null;
}
