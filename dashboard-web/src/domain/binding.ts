import type { Binding } from "../api/model.ts";

const TYPE_NAMES: Record<string, string> = {
  plain_text: "Text",
  json: "JSON",
  secret_text: "Secret",
  durable_object_namespace: "Durable Objects",
  kv_namespace: "KV namespace",
  service: "Worker",
  assets: "Static files",
  version_metadata: "Version metadata",
};

/** A kind that this dashboard does not know yet goes by the API's name. */
export function bindingTypeName(type: string): string {
  return TYPE_NAMES[type] ?? type;
}

/** What a binding stands for, in one line. A secret's value is never known here. */
export function bindingValue(binding: Binding): string {
  const { type, text = "", json, class_name = "", script_name, namespace_id = "" } = binding;
  switch (type) {
    case "plain_text":
      return text;
    case "json":
      return JSON.stringify(json);
    case "secret_text":
      return "Hidden";
    case "durable_object_namespace":
      return script_name ? `${class_name} of ${script_name}` : class_name;
    case "kv_namespace":
      return namespace_id;
    case "service":
      return serviceName(binding);
    case "assets":
      return "The version's own files";
    case "version_metadata":
      return "Id, tag and time of the running version";
    default:
      return "";
  }
}

function serviceName({ service = "", entrypoint }: Binding): string {
  return entrypoint ? `${entrypoint} of ${service}` : service;
}
