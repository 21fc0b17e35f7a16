import { CONFIG_FILES, textOf, type Problem, type ProjectFiles } from "./project.ts";
import { lineOfJsonError, parseJsonc } from "./jsonc.ts";
import { parseToml } from "./toml.ts";

export interface ObjectBinding {
  name: string;
  class_name: string;
  script_name?: string;
}

export interface Migration {
  tag: string;
  new_classes?: string[];
  new_sqlite_classes?: string[];
  renamed_classes?: { from: string; to: string }[];
  deleted_classes?: string[];
  transferred_classes?: { from: string; from_script: string; to: string }[];
}

export interface AssetsConfig {
  directory?: string;
  binding?: string;
  html_handling?: string;
  not_found_handling?: string;
  run_worker_first?: boolean | string[];
  /** Contents of the files of these names, which are rules. */
  _headers?: string;
  _redirects?: string;
}

/** What wrangler reads from `wrangler.jsonc` or `wrangler.toml`, as far as the dashboard deploys it. */
export interface WorkerConfig {
  name?: string;
  main?: string;
  compatibility_date?: string;
  compatibility_flags?: string[];
  vars?: Record<string, unknown>;
  durable_objects?: { bindings?: ObjectBinding[] };
  migrations?: Migration[];
  kv_namespaces?: { binding: string; id: string }[];
  services?: { binding: string; service: string; entrypoint?: string }[];
  version_metadata?: { binding: string };
  /** Absent: the schedules stay as they are. */
  triggers?: { crons?: string[] };
  assets?: AssetsConfig;
}

const UNDERSTOOD = new Set([
  "$schema",
  "name",
  "main",
  "compatibility_date",
  "compatibility_flags",
  "vars",
  "durable_objects",
  "migrations",
  "kv_namespaces",
  "services",
  "version_metadata",
  "triggers",
  "assets",
]);

export interface ReadConfig {
  /** The file that it was read from. */
  file: string | undefined;
  config: WorkerConfig;
  problems: Problem[];
}

/** Reads a project's settings. What cannot be read leaves an error, what is ignored a warning. */
export function readConfig(files: ProjectFiles): ReadConfig {
  const file = CONFIG_FILES.find((name) => textOf(files, name) !== undefined);
  if (file === undefined) return { file, config: {}, problems: [] };
  const text = textOf(files, file) ?? "";
  try {
    const parsed = file.endsWith(".toml") ? parseToml(text) : parseJsonc(text);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed))
      throw new SyntaxError("The settings are not an object");
    const problems = [...shapeErrors(parsed as Record<string, unknown>), ...ignored(parsed)];
    return { file, config: parsed, problems: problems.map((problem) => ({ ...problem, file })) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = lineOfJsonError(text, message);
    return { file, config: {}, problems: [{ severity: "error", source: "Settings", message, file, line }] };
  }
}

function ignored(parsed: object): Problem[] {
  return Object.keys(parsed)
    .filter((key) => !UNDERSTOOD.has(key))
    .map((key) => ({
      severity: "warning",
      source: "Settings",
      message: `"${key}" is not deployed from here; use wrangler or the Worker's own pages`,
    }));
}

const LISTS = ["compatibility_flags", "migrations", "kv_namespaces", "services"];
const OBJECTS = ["vars", "durable_objects", "assets", "version_metadata", "triggers"];

function shapeErrors(parsed: Record<string, unknown>): Problem[] {
  const wrong = [
    ...LISTS.filter((key) => key in parsed && !Array.isArray(parsed[key])).map(
      (key) => `"${key}" must be a list`,
    ),
    ...OBJECTS.filter((key) => key in parsed && !isTable(parsed[key])).map(
      (key) => `"${key}" must be an object`,
    ),
    ...["name", "main", "compatibility_date"]
      .filter((key) => key in parsed && typeof parsed[key] !== "string")
      .map((key) => `"${key}" must be a text`),
  ];
  return wrong.map((message) => ({ severity: "error", source: "Settings", message }));
}

function isTable(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
