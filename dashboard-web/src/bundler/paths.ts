const EXTENSIONS = ["", ".ts", ".tsx", ".mts", ".js", ".jsx", ".mjs", ".cjs", ".json"];
const TYPESCRIPT_FOR: Record<string, string[]> = {
  ".js": [".ts", ".tsx"],
  ".mjs": [".mts"],
  ".jsx": [".tsx"],
};

/** `path` as seen from the folder of `from`, without `.` and `..`. */
export function joinPath(from: string, path: string): string {
  const base = path.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const part of path.split("/")) {
    if (part === "..") base.pop();
    else if (part !== "." && part !== "") base.push(part);
  }
  return base.join("/");
}

/** The file that an import of `path` means: itself, with an extension, its TypeScript twin, or the folder's index. */
export function findFile(path: string, has: (path: string) => boolean): string | undefined {
  const extension = /\.[a-z]+$/.exec(path)?.[0] ?? "";
  const twins = (TYPESCRIPT_FOR[extension] ?? []).map((twin) => path.slice(0, -extension.length) + twin);
  const folder = path === "" ? "" : `${path}/`;
  return [
    ...EXTENSIONS.map((each) => path + each),
    ...twins,
    ...EXTENSIONS.slice(1).map((each) => `${folder}index${each}`),
  ].find(has);
}
