export type TemplateBinding =
  | { type: "durable_object_namespace"; name: string; class_name: string }
  | { type: "plain_text"; name: string; text: string };

/** A Worker that can be deployed with one click. `source` is an ES module that runs as it stands. */
export interface Template {
  id: string;
  title: string;
  summary: string;
  suggestedName: string;
  mainModule: string;
  source: string;
  compatibilityDate: string;
  bindings: TemplateBinding[];
  newSqliteClasses: string[];
}
