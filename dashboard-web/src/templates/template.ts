export type TemplateBinding =
  | { type: "durable_object_namespace"; name: string; class_name: string }
  | { type: "plain_text"; name: string; text: string };

/** A Worker that can be deployed with one click: modules that run as they stand, without a build. */
export interface Template {
  id: string;
  title: string;
  summary: string;
  suggestedName: string;
  mainModule: string;
  /** Source by name, the main module first. */
  modules: Readonly<Record<string, string>>;
  compatibilityDate: string;
  bindings: TemplateBinding[];
  newSqliteClasses: string[];
}

/** The source of a template's main module. */
export function mainSource(template: Template): string {
  return template.modules[template.mainModule] ?? "";
}
