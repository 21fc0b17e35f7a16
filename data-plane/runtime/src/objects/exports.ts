import { isOn } from "../compatibility.ts";
import { isEntrypoint, mainExport, mainExportNames } from "../main-module.ts";
import { namespaceOfClass } from "./env.ts";
import { createNamespace } from "./namespace.ts";
import type { Owner } from "./owner.ts";
import { createLoopback } from "./service.ts";

/**
 * `ctx.exports`: the Worker's own entrypoints as services, its classes of objects as namespaces. A class that this version
 * does not bind is left out, and so is what is neither.
 */
export function exportsFor(owner: Owner): Record<string, unknown> | undefined {
  return isOn("enable_ctx_exports") ? loopbacks(owner) : undefined;
}

function loopbacks(owner: Owner): Record<string, unknown> {
  const loopback: Record<string, unknown> = {};
  for (const name of mainExportNames()) {
    const namespaceId = namespaceOfClass(name);
    if (namespaceId !== "") {
      loopback[name] = createNamespace(namespaceId, owner);
    } else if (isEntrypoint(mainExport(name))) {
      loopback[name] = createLoopback(name, owner);
    }
  }
  return loopback;
}
