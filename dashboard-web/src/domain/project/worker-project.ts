import type { Binding } from "../../api/model.ts";
import type { Template } from "../../templates/template.ts";
import { compactJson } from "../compact-json.ts";
import { wranglerConfig } from "../upload.ts";
import type { WorkerConfig } from "./config.ts";
import { CONFIG_FILE, type FileContent, type ProjectFiles } from "./project.ts";

/** Where an upload keeps the sources from which its modules were built. Nothing imports them. */
export const SOURCE_FOLDER = "_source/";

/** A template as a project, laid out like one of wrangler's. */
export function templateProject(template: Template, name: string): ProjectFiles {
  const sources = Object.entries(template.modules).map(([file, source]) => [`src/${file}`, source]);
  return {
    ...(Object.fromEntries(sources) as Record<string, string>),
    [CONFIG_FILE]: `${wranglerConfig(template, name)}\n`,
  };
}

/** What is known of a deployed version besides its code. */
export interface DeployedSettings {
  name: string;
  mainModule: string;
  compatibilityDate: string | undefined;
  compatibilityFlags: readonly string[];
  migrationTag: string | undefined;
  bindings: readonly (Binding & { namespace_id?: string })[];
  /** The Worker's own classes, with how they store. */
  classes: readonly { name: string; sqlite: boolean }[];
}

/**
 * The project of a deployed Worker: the sources that were sent along, or else its modules as they run, with settings
 * that deploy it as it is.
 */
export function deployedProject(
  modules: Readonly<Record<string, FileContent>>,
  settings: DeployedSettings,
): ProjectFiles {
  const sources = Object.entries(modules)
    .filter(([path]) => path.startsWith(SOURCE_FOLDER))
    .map(([path, content]) => [path.slice(SOURCE_FOLDER.length), content]);
  if (sources.length > 0) return Object.fromEntries(sources) as ProjectFiles;
  return { ...modules, [CONFIG_FILE]: `${compactJson(configOf(settings))}\n` };
}

function configOf(settings: DeployedSettings): WorkerConfig {
  const { bindings, classes, migrationTag } = settings;
  const of = (type: string) => bindings.filter((binding) => binding.type === type);
  const vars = [
    ...of("plain_text").map(({ name, text }) => [name, text ?? ""]),
    ...of("json").map(({ name, json }) => [name, json]),
  ];
  const objects = of("durable_object_namespace");
  const metadata = of("version_metadata")[0];
  const assets = of("assets")[0];
  const migration = migrationTag !== undefined && {
    tag: migrationTag,
    ...group("new_classes", classes, false),
    ...group("new_sqlite_classes", classes, true),
  };
  return {
    name: settings.name,
    main: settings.mainModule,
    ...(settings.compatibilityDate !== undefined && { compatibility_date: settings.compatibilityDate }),
    ...(settings.compatibilityFlags.length > 0 && { compatibility_flags: [...settings.compatibilityFlags] }),
    ...(vars.length > 0 && { vars: Object.fromEntries(vars) as Record<string, unknown> }),
    ...(objects.length > 0 && {
      durable_objects: {
        bindings: objects.map(({ name, class_name = "", script_name }) => ({
          name,
          class_name,
          ...(script_name !== undefined && script_name !== settings.name && { script_name }),
        })),
      },
    }),
    ...(of("kv_namespace").length > 0 && {
      kv_namespaces: of("kv_namespace").map(({ name, namespace_id = "" }) => ({
        binding: name,
        id: namespace_id,
      })),
    }),
    ...(of("service").length > 0 && {
      services: of("service").map(({ name, service = "", entrypoint }) => ({
        binding: name,
        service,
        ...(entrypoint !== undefined && { entrypoint }),
      })),
    }),
    ...(metadata && { version_metadata: { binding: metadata.name } }),
    ...(assets && { assets: { binding: assets.name } }),
    ...(migration && { migrations: [migration] }),
  };
}

function group(key: string, classes: DeployedSettings["classes"], sqlite: boolean) {
  const names = classes.filter((each) => each.sqlite === sqlite).map(({ name }) => name);
  return names.length === 0 ? {} : { [key]: names };
}
