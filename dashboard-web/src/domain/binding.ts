import type { Binding, Namespace } from "../api/model.ts";

const TYPE_NAMES: Record<string, string> = {
  plain_text: "Text",
  json: "JSON",
  secret_text: "Secret",
  durable_object_namespace: "Durable Objects",
  version_metadata: "Version metadata",
};

export function bindingTypeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}

/** What a binding stands for, in one line. A secret's value is never known here. */
export function bindingValue(binding: Binding, namespaces: readonly Namespace[]): string {
  switch (binding.type) {
    case "plain_text":
      return binding.text ?? "";
    case "json":
      return JSON.stringify(binding.json);
    case "secret_text":
      return "Hidden";
    case "durable_object_namespace": {
      const namespace = namespaces.find((candidate) => candidate.id === binding.namespace_id);
      const className = binding.class_name ?? namespace?.class ?? "";
      return binding.script_name ? `${className} of ${binding.script_name}` : className;
    }
    default:
      return "";
  }
}
