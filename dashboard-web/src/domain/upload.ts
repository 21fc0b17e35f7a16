import type { Template } from "../templates/template.ts";
import { compactJson } from "./compact-json.ts";

/** The multipart body of a script upload, part for part as wrangler sends it: `metadata`, then the main module. */
export function buildUpload(template: Template): FormData {
  const form = new FormData();
  form.append("metadata", JSON.stringify(metadataOf(template)));
  const type = "application/javascript+module";
  form.append(template.mainModule, new File([template.source], template.mainModule, { type }));
  return form;
}

export function metadataOf(template: Template) {
  return {
    main_module: template.mainModule,
    bindings: template.bindings,
    compatibility_date: template.compatibilityDate,
    compatibility_flags: [],
    ...(template.newSqliteClasses.length > 0 && {
      migrations: { new_tag: "v1", steps: [{ new_sqlite_classes: template.newSqliteClasses }] },
    }),
    annotations: { "workers/message": `Template: ${template.title}` },
  };
}

/** The same Worker as a wrangler project's configuration. */
export function wranglerConfig(template: Template, name: string): string {
  const objects = template.bindings.filter((binding) => binding.type === "durable_object_namespace");
  const vars = template.bindings.filter((binding) => binding.type === "plain_text");
  const config = {
    name,
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
  return compactJson(config);
}
