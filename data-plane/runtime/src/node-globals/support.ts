import { isOn } from "../compatibility.ts";

/** Which of Node's interface a version gets. */
export interface NodeSupport {
  /** `node:async_hooks` alone resolves. */
  readonly asyncLocalStorage: boolean;
  /** Node's modules resolve, with and without `node:`; `Buffer`, `process` and others are global. */
  readonly modules: boolean;
  /** `process.env` holds the version's text and JSON bindings. */
  readonly environment: boolean;
}

/** What compatibility date and flags ask for. */
export function nodeSupport(): NodeSupport {
  const modules = isOn("nodejs_compat") || isOn("nodejs_compat_v2");
  return {
    asyncLocalStorage: modules || isOn("nodejs_als"),
    modules,
    environment: modules && isOn("nodejs_compat_populate_process_env"),
  };
}
