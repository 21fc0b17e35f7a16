import type { WorkerConfig } from "./config.ts";
import type { ProjectFiles } from "./project.ts";

/** Types of a project's bindings, as `wrangler types` would write them. */
export function envDeclarations(config: WorkerConfig, files: ProjectFiles): string {
  const lines = [
    ...Object.entries(config.vars ?? {}).map(
      ([name, value]) => `${JSON.stringify(name)}: ${typeof value === "string" ? "string" : "any"};`,
    ),
    ...(config.durable_objects?.bindings ?? []).map(
      ({ name, class_name, script_name }) =>
        `${JSON.stringify(name)}: DurableObjectNamespace${script_name ? "<any>" : typeOf(class_name, files)};`,
    ),
    ...(config.kv_namespaces ?? []).map(({ binding }) => `${JSON.stringify(binding)}: KVNamespace;`),
    ...(config.services ?? []).map(({ binding }) => `${JSON.stringify(binding)}: Fetcher;`),
    ...(config.assets?.binding ? [`${JSON.stringify(config.assets.binding)}: Fetcher;`] : []),
  ];
  return `declare namespace Cloudflare { interface Env { ${lines.join(" ")} } }\ninterface Env extends Cloudflare.Env {}\n`;
}

function typeOf(className: string, files: ProjectFiles): string {
  const pattern = new RegExp(`\\bexport\\s+class\\s+${className}\\b`);
  const file = Object.entries(files).find(
    ([path, content]) => /\.[cm]?[jt]sx?$/.test(path) && typeof content === "string" && pattern.test(content),
  )?.[0];
  return file === undefined ? "<any>" : `<import("./project/${file}").${className}>`;
}
