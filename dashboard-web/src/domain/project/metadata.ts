import { omit } from "../omit.ts";
import type { Migration, WorkerConfig } from "./config.ts";

/** What is known only when a Worker is deployed. */
export interface UploadFacts {
  mainModule: string | undefined;
  /** Tag of the last migration that was applied; `undefined` for a new Worker. */
  appliedTag: string | undefined;
  message: string;
  /** Token of uploaded static files. */
  assets?: string | undefined;
  /** Whether static files of the version before stay. */
  keepsAssets?: boolean | undefined;
}

const DEFAULT_DATE = "2026-11-01";

/** The metadata of an upload, as wrangler would send it for these settings. */
export function metadataOf(config: WorkerConfig, facts: UploadFacts) {
  const migrations = pendingMigrations(config.migrations ?? [], facts.appliedTag);
  return {
    ...(facts.mainModule !== undefined && { main_module: facts.mainModule }),
    bindings: bindingsOf(config),
    compatibility_date: config.compatibility_date ?? DEFAULT_DATE,
    compatibility_flags: config.compatibility_flags ?? [],
    ...(migrations && { migrations }),
    ...(facts.assets !== undefined && {
      assets: { jwt: facts.assets, config: assetsConfig(config) },
    }),
    ...(facts.keepsAssets === true && { keep_assets: true }),
    annotations: { "workers/message": facts.message.slice(0, 100) },
  };
}

export function bindingsOf(config: WorkerConfig) {
  return [
    ...Object.entries(config.vars ?? {}).map(([name, value]) =>
      typeof value === "string"
        ? { type: "plain_text", name, text: value }
        : { type: "json", name, json: value },
    ),
    ...(config.durable_objects?.bindings ?? []).map((binding) => ({
      type: "durable_object_namespace",
      ...binding,
    })),
    ...(config.kv_namespaces ?? []).map(({ binding, id }) => ({
      type: "kv_namespace",
      name: binding,
      namespace_id: id,
    })),
    ...(config.services ?? []).map(({ binding, ...rest }) => ({ type: "service", name: binding, ...rest })),
    ...(config.version_metadata ? [{ type: "version_metadata", name: config.version_metadata.binding }] : []),
    ...(config.assets?.binding === undefined ? [] : [{ type: "assets", name: config.assets.binding }]),
  ];
}

/** The migrations after the applied one; all of them if it is none of these. */
export function pendingMigrations(migrations: readonly Migration[], appliedTag: string | undefined) {
  const pending = migrations.slice(migrations.findIndex(({ tag }) => tag === appliedTag) + 1);
  const last = pending.at(-1);
  if (last === undefined) return undefined;
  return {
    ...(appliedTag !== undefined && { old_tag: appliedTag }),
    new_tag: last.tag,
    steps: pending.map((migration) => omit(migration, "tag")),
  };
}

function assetsConfig({ assets = {} }: WorkerConfig) {
  return omit(assets, "directory", "binding");
}
