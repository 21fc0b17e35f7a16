import { compactJson } from "../compact-json.ts";
import { omit } from "../omit.ts";
import { readConfig, type WorkerConfig } from "./config.ts";
import { CONFIG_FILE, textOf, type ProjectFiles } from "./project.ts";

const SOURCE = /\.[cm]?[jt]sx?$/;
const CLASS = /\bexport\s+(?:default\s+)?class\s+(\w+)[^{]*?\bextends\s+(?:\w+\.)?DurableObject\b/g;
const PLAIN_CLASS = /\bclass\s+(\w+)[^{]*?\bextends\s+(?:\w+\.)?DurableObject\b/g;

/** Names of the classes that a project exports and that are Durable Objects by what they extend. */
export function objectClasses(files: ProjectFiles): string[] {
  const sources = Object.keys(files)
    .filter((path) => SOURCE.test(path) && !path.endsWith(".d.ts"))
    .map((path) => withoutComments(textOf(files, path) ?? ""));
  const exported = sources.flatMap((source) => [...source.matchAll(CLASS)].map(([, name]) => name ?? ""));
  const listed = sources.flatMap((source) =>
    [...source.matchAll(PLAIN_CLASS)]
      .map(([, name]) => name ?? "")
      .filter((name) => new RegExp(`\\bexport\\s*\\{[^}]*\\b${name}\\b`).test(source)),
  );
  return [...new Set([...exported, ...listed])].toSorted();
}

/** Classes that are exported but neither bound nor in any migration: they cannot be used yet. */
export function unboundClasses(files: ProjectFiles, config: WorkerConfig): string[] {
  const bound = (config.durable_objects?.bindings ?? [])
    .filter(({ script_name }) => script_name === undefined)
    .map(({ class_name }) => class_name);
  const migrated = (config.migrations ?? []).flatMap((step) => [
    ...(step.new_classes ?? []),
    ...(step.new_sqlite_classes ?? []),
    ...(step.renamed_classes ?? []).map(({ to }) => to),
    ...(step.transferred_classes ?? []).map(({ to }) => to),
  ]);
  return objectClasses(files).filter((name) => !bound.includes(name) || !migrated.includes(name));
}

/** `ChatRoom` is bound as `CHAT_ROOM`. */
export function bindingName(className: string): string {
  return className.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toUpperCase();
}

/** The same project with a binding and a migration for the class. */
export function bindClass(files: ProjectFiles, className: string): ProjectFiles {
  const { config, file } = readConfig(files);
  const bindings = config.durable_objects?.bindings ?? [];
  const isBound = bindings.some(({ class_name }) => class_name === className);
  const migrations = config.migrations ?? [];
  const isMigrated = migrations.some((step) =>
    [...(step.new_classes ?? []), ...(step.new_sqlite_classes ?? [])].includes(className),
  );
  const bound: WorkerConfig = {
    ...config,
    durable_objects: {
      bindings: isBound ? bindings : [...bindings, { name: bindingName(className), class_name: className }],
    },
    migrations: isMigrated
      ? migrations
      : [...migrations, { tag: nextTag(migrations), new_sqlite_classes: [className] }],
  };
  return { ...omit(files, file ?? CONFIG_FILE), [CONFIG_FILE]: `${compactJson(bound)}\n` };
}

function nextTag(migrations: readonly { tag: string }[]): string {
  let number = migrations.length + 1;
  while (migrations.some(({ tag }) => tag === `v${number}`)) number += 1;
  return `v${number}`;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, "");
}
