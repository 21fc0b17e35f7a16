import type { Binding } from "../api/model.ts";

const TYPE_NAMES: Record<Binding["type"], string> = {
  plain_text: "Text",
  json: "JSON",
  secret_text: "Secret",
  durable_object_namespace: "Durable Objects",
  version_metadata: "Version metadata",
};

/** A kind that this dashboard does not know yet goes by the API's name. */
export function bindingTypeName(type: string): string {
  return TYPE_NAMES[type as Binding["type"]] ?? type;
}

/** What a binding stands for, in one line. A secret's value is never known here. */
export function bindingValue(binding: Binding): string {
  switch (binding.type) {
    case "plain_text":
      return binding.text;
    case "json":
      return JSON.stringify(binding.json);
    case "secret_text":
      return "Hidden";
    case "durable_object_namespace":
      return binding.script_name ? `${binding.class_name} of ${binding.script_name}` : binding.class_name;
    case "version_metadata":
      return "Id, tag and time of the running version";
  }
}
