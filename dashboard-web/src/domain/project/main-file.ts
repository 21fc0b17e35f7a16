import type { WorkerConfig } from "./config.ts";
import type { ProjectFiles } from "./project.ts";

const USUAL = ["src/index", "src/worker", "src/main", "index", "worker", "_worker", "main", "src/server"];
const EXTENSIONS = [".ts", ".tsx", ".js", ".mjs", ".jsx"];

/**
 * The file with which a project begins: what its settings name, else a file in a usual place, else the only source
 * with a default export. `undefined` for a project of static files alone.
 */
export function mainFile(files: ProjectFiles, config: WorkerConfig): string | undefined {
  if (config.main !== undefined) return config.main.replace(/^(?:\.\/)+/, "");
  if (config.assets?.directory !== undefined) return undefined;
  const usual = USUAL.flatMap((name) => EXTENSIONS.map((extension) => name + extension)).find(
    (path) => path in files,
  );
  if (usual !== undefined) return usual;
  const candidates = Object.entries(files).filter(
    ([path, content]) =>
      EXTENSIONS.some((extension) => path.endsWith(extension)) &&
      typeof content === "string" &&
      /\bexport\s+default\b/.test(content),
  );
  return candidates.length === 1 ? candidates[0]?.[0] : undefined;
}
