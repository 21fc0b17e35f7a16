import { envFor } from "../objects/env.ts";
import { WorkerEntrypoint } from "../objects/entrypoints.ts";
import { mainExport } from "../main-module.ts";
import { reflectApply } from "../primordials.ts";
import type { Request } from "../web/request.ts";
import type { ActiveEvent } from "./active-event.ts";
import { createExecutionContext } from "./execution-context.ts";

type Handler = (request: Request) => unknown;

/** The default export's `fetch`, bound to this event; undefined when there is none. */
export function statelessFetch(event: ActiveEvent): Handler | undefined {
  const target = mainExport("default");
  const env = envFor(event);
  const ctx = createExecutionContext(event);
  if (isEntrypointClass(target)) {
    const instance = new target(ctx, env) as { fetch?: unknown };
    const { fetch } = instance;
    return typeof fetch === "function"
      ? (request) => reflectApply(fetch, instance, [request]) as unknown
      : undefined;
  }
  if (typeof target !== "object" || target === null) {
    return undefined;
  }
  const { fetch } = target as { fetch?: unknown };
  return typeof fetch === "function"
    ? (request) => reflectApply(fetch, target, [request, env, ctx]) as unknown
    : undefined;
}

function isEntrypointClass(value: unknown): value is new (ctx: unknown, env: unknown) => object {
  return typeof value === "function" && (value.prototype as unknown) instanceof WorkerEntrypoint;
}
