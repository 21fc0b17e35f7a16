import { WorkerEntrypoint } from "./objects/entrypoints.ts";
import { objectKeys } from "./primordials.ts";

const HANDLERS = [
  "fetch",
  "connect",
  "scheduled",
  "queue",
  "tail",
  "trace",
  "tailStream",
  "email",
  "test",
  "alarm",
  "webSocketMessage",
  "webSocketClose",
  "webSocketError",
];

interface ExportedName {
  readonly name: string;
  readonly kind: "OBJECT" | "CLASS" | "OTHER";
  readonly handlers: readonly string[];
}

let namespace: Record<string, unknown> | undefined;

export function setMainModule(main: object): void {
  namespace = main as Record<string, unknown>;
}

/** An export of the main module; undefined when there is none. */
export function mainExport(name: string): unknown {
  return namespace?.[name];
}

export function mainExportNames(): readonly string[] {
  return namespace === undefined ? [] : objectKeys(namespace);
}

/** Whether an export answers stateless events: an object with handlers, or a class made for each event. */
export function isEntrypoint(value: unknown): boolean {
  return isEntrypointClass(value) || (typeof value === "object" && value !== null);
}

export function isEntrypointClass(value: unknown): value is new (ctx: unknown, env: unknown) => object {
  return typeof value === "function" && (value.prototype as unknown) instanceof WorkerEntrypoint;
}

/** What the main module exports; a getter or proxy that throws makes an export look empty. */
export function describeExports(): ExportedName[] {
  const main = namespace ?? {};
  return objectKeys(main).map((name) => describeExport(name, main[name]));
}

function describeExport(name: string, value: unknown): ExportedName {
  if (typeof value === "function") {
    const prototype = attempt(() => (value as { prototype?: unknown }).prototype);
    return typeof prototype === "object" && prototype !== null
      ? { name, kind: "CLASS", handlers: handlersOf(prototype) }
      : { name, kind: "OTHER", handlers: [] };
  }
  return typeof value === "object" && value !== null
    ? { name, kind: "OBJECT", handlers: handlersOf(value) }
    : { name, kind: "OTHER", handlers: [] };
}

function handlersOf(target: object): string[] {
  return HANDLERS.filter(
    (handler) => attempt(() => typeof (target as Record<string, unknown>)[handler]) === "function",
  );
}

function attempt<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch {
    return undefined;
  }
}
