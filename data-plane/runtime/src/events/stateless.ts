import { isEntrypointClass, mainExport } from "../main-module.ts";
import { envFor } from "../objects/env.ts";
import { reflectApply } from "../primordials.ts";
import type { ActiveEvent } from "./active-event.ts";
import { createExecutionContext } from "./execution-context.ts";

/** Which stateless entrypoint an event is for. */
export interface Address {
  /** Name of the export, "" for the default one. */
  readonly entrypoint: string;
  /** JSON of `ctx.props`, "" for none. */
  readonly props: string;
}

export const DEFAULT: Address = { entrypoint: "", props: "" };

/** The handler of this name, bound to this event; undefined when the entrypoint has none, or does not exist. */
export function statelessHandler(
  event: ActiveEvent,
  { entrypoint, props }: Address,
  name: "fetch" | "scheduled",
): ((argument: unknown) => unknown) | undefined {
  const target = mainExport(entrypoint === "" ? "default" : entrypoint);
  const env = envFor(event);
  const ctx = createExecutionContext(event, props);
  if (isEntrypointClass(target)) {
    const instance = new target(ctx, env);
    const handler = method(instance, name);
    return handler && ((argument) => reflectApply(handler, instance, [argument]) as unknown);
  }
  if (typeof target !== "object" || target === null) {
    return undefined;
  }
  const handler = method(target, name);
  return handler && ((argument) => reflectApply(handler, target, [argument, env, ctx]) as unknown);
}

function method(target: object, name: string): ((...args: unknown[]) => unknown) | undefined {
  const found = (target as Record<string, unknown>)[name];
  return typeof found === "function" ? (found as (...args: unknown[]) => unknown) : undefined;
}
