import { join } from "node:path";
import { moduleKind, type WorkerSource } from "./worker.ts";

/** Writes workerd's configuration: one service and one socket per Worker, objects stored on disk. */
export function configuration(workers: readonly WorkerSource[], directory: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "internet", network = (allow = ["public", "private"], tlsOptions = (trustBrowserCas = true))),
    (name = "kv", worker = (
      compatibilityDate = "2026-11-01",
      modules = [(name = "kv-service.js", esModule = embed "kv-service.js")]
    )),
${workers.flatMap((worker) => [service(worker), disk(worker, directory)]).join(",\n")}
  ],
  sockets = [
${workers.map((worker) => `    (name = ${text(worker.name)}, address = "127.0.0.1:0", http = (), service = ${text(worker.name)})`).join(",\n")}
  ],
);
`;
}

function service(worker: WorkerSource): string {
  const modules = [...worker.modules.keys()]
    .sort((a, b) => Number(b === worker.mainModule) - Number(a === worker.mainModule))
    .map((name) => {
      const file = text(join("modules", worker.name, name));
      return `(name = ${text(name)}, ${moduleKind(name).workerd} = embed ${file})`;
    });
  const classes = worker.objects.map(
    ({ className, storage }) =>
      `(className = ${text(className)}, uniqueKey = ${text(`${worker.name}-${className}`)}, enableSql = ${storage === "sqlite"})`,
  );
  const bindings = [
    ...worker.objects.map(
      ({ className }) => `(name = ${text(className)}, durableObjectNamespace = ${text(className)})`,
    ),
    ...(worker.kvNamespaces ?? []).map((name) => `(name = ${text(name)}, kvNamespace = "kv")`),
  ];
  return `    (name = ${text(worker.name)}, worker = (
      compatibilityDate = ${text(worker.compatibilityDate)},
      modules = [${modules.join(", ")}],
      durableObjectNamespaces = [${classes.join(", ")}],
      durableObjectStorage = (localDisk = ${text(`${worker.name}-disk`)}),
      bindings = [${bindings.join(", ")}]
    ))`;
}

function disk(worker: WorkerSource, directory: string): string {
  return `    (name = ${text(`${worker.name}-disk`)}, disk = (path = ${text(join(directory, "storage", worker.name))}, writable = true))`;
}

/** A string literal of the configuration language, which takes JSON's escapes. */
function text(value: string): string {
  return JSON.stringify(value);
}
