import type { Template } from "../templates/template.ts";
import { compactJson } from "./compact-json.ts";
import type { WorkerConfig } from "./project/config.ts";
import { metadataOf } from "./project/metadata.ts";
import type { FileContent } from "./project/project.ts";

/** A file of an upload under the name by which others import it. */
export interface Module {
  name: string;
  content: FileContent;
  type: string;
}

const ES_MODULE = "application/javascript+module";
const TYPES: Record<string, string> = {
  js: ES_MODULE,
  mjs: ES_MODULE,
  cjs: "application/javascript",
  html: "text/html",
  json: "application/json",
  wasm: "application/wasm",
  map: "application/source-map",
  bin: "application/octet-stream",
};

/** A file that runs as it stands; what it is follows from its name, as it does for wrangler. */
export function moduleOf(name: string, content: FileContent): Module {
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const fallback = typeof content === "string" ? "text/plain" : "application/octet-stream";
  return { name, content, type: TYPES[extension] ?? fallback };
}

/** The multipart body of a script upload, part for part as wrangler sends it: `metadata`, then the modules. */
export function uploadForm(metadata: object, modules: readonly Module[]): FormData {
  const form = new FormData();
  form.append("metadata", JSON.stringify(metadata));
  for (const { name, content, type } of modules) {
    form.append(name, new File([content], name, { type }));
  }
  return form;
}

export function templateUpload(template: Template): FormData {
  const metadata = metadataOf(templateConfig(template), {
    mainModule: template.mainModule,
    appliedTag: undefined,
    message: `Template: ${template.title}`,
  });
  return uploadForm(
    metadata,
    Object.entries(template.modules).map(([name, source]) => moduleOf(name, source)),
  );
}

function templateConfig(template: Template): WorkerConfig {
  const objects = template.bindings.filter((binding) => binding.type === "durable_object_namespace");
  const vars = template.bindings.filter((binding) => binding.type === "plain_text");
  return {
    main: `src/${template.mainModule}`,
    compatibility_date: template.compatibilityDate,
    ...(vars.length > 0 && { vars: Object.fromEntries(vars.map(({ name, text }) => [name, text])) }),
    ...(objects.length > 0 && {
      durable_objects: { bindings: objects.map(({ name, class_name }) => ({ name, class_name })) },
    }),
    ...(template.newSqliteClasses.length > 0 && {
      migrations: [{ tag: "v1", new_sqlite_classes: template.newSqliteClasses }],
    }),
  };
}

/** The same Worker as a wrangler project's configuration. */
export function wranglerConfig(template: Template, name: string): string {
  return compactJson({ name, ...templateConfig(template) });
}
