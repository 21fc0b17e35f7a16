import { compactJson } from "../compact-json.ts";
import { bindClass, unboundClasses } from "./classes.ts";
import { readConfig, type WorkerConfig } from "./config.ts";
import { mainFile } from "./main-file.ts";
import { CONFIG_FILE, type ProjectFiles } from "./project.ts";

const ASSET_FOLDERS = ["public", "static", "assets", "dist", "build"];

/**
 * Uploaded files with settings. A project that brings its own keeps them; for others they are guessed: the main module,
 * a folder of static files, bindings for the classes that are exported.
 */
export function completed(files: ProjectFiles, name: string): ProjectFiles {
  if (readConfig(files).file !== undefined) return files;
  const main = mainFile(files, {});
  const folder = ASSET_FOLDERS.find((each) => `${each}/index.html` in files);
  const isSite = main === undefined && "index.html" in files;
  const directory = folder !== undefined ? `./${folder}` : isSite ? "." : undefined;
  const config: WorkerConfig = {
    name,
    ...(main !== undefined && { main }),
    compatibility_date: "2026-11-01",
    ...(directory !== undefined && {
      assets: { directory, ...(main !== undefined && { binding: "ASSETS" }) },
    }),
  };
  const withConfig: ProjectFiles = { ...files, [CONFIG_FILE]: `${compactJson(config)}\n` };
  return unboundClasses(withConfig, config).reduce(bindClass, withConfig);
}
