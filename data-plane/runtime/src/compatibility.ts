import type { BundleHead } from "./objects/env.ts";

/** Which of Node's interface a version gets. */
export interface NodeSupport {
  /** `node:async_hooks` alone resolves. */
  readonly asyncLocalStorage: boolean;
  /** Node's modules resolve, with and without `node:`; `Buffer`, `process` and others are global. */
  readonly modules: boolean;
  /** `process.env` holds the version's text and JSON bindings. */
  readonly environment: boolean;
}

const ON_BY_DEFAULT = "2026-08-04";
const FILLED_ENVIRONMENT = "2025-04-01";

/** What compatibility date and flags ask for. */
export function nodeSupport({ compatibilityDate = "", compatibilityFlags = [] }: BundleHead): NodeSupport {
  const has = (flag: string): boolean => compatibilityFlags.includes(flag);
  const modules =
    has("nodejs_compat") ||
    has("nodejs_compat_v2") ||
    (compatibilityDate >= ON_BY_DEFAULT && !has("no_nodejs_compat") && !has("no_nodejs_compat_v2"));
  const filled =
    has("nodejs_compat_populate_process_env") ||
    (compatibilityDate >= FILLED_ENVIRONMENT && !has("nodejs_compat_do_not_populate_process_env"));
  return { asyncLocalStorage: modules || has("nodejs_als"), modules, environment: modules && filled };
}
