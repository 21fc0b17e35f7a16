import { host } from "../border/host-ref.ts";
import { type Context, currentOrNone } from "../context.ts";
import { deferred } from "../events/active-event.ts";
import { nextOperation, track } from "../operations.ts";
import { then } from "../primordials.ts";

const GLOBAL_SCOPE: Context = { object: 0, event: 0, isLive: true };

/** What the host found: the module's namespace object, and the promise of its evaluation. */
export interface ImportedModule {
  readonly namespace: object;
  readonly evaluation: Promise<unknown>;
}

/**
 * The `import()` of one module. The host links and evaluates what it asks for when the present turn is over, outside of any
 * context: as on Workers, a module's top level may not begin anything.
 */
export function importFunction(referrer: string): (specifier: unknown, options?: unknown) => Promise<object> {
  return (specifier, options) => {
    const { promise, resolve, reject } = deferred<object>();
    try {
      refuseAttributes(options);
      const operation = nextOperation();
      const name = `${specifier as string}`;
      track(operation, {
        context: currentOrNone() ?? GLOBAL_SCOPE,
        settle(value) {
          const { namespace, evaluation } = value as ImportedModule;
          then(
            evaluation,
            () => {
              resolve(namespace);
            },
            reject,
          );
        },
        fail: reject,
      });
      host().importModule(operation, referrer, name);
    } catch (error) {
      reject(error);
    }
    return promise;
  };
}

function refuseAttributes(options: unknown): void {
  if (options === undefined) {
    return;
  }
  if (typeof options !== "object" || options === null) {
    throw new TypeError("The second argument of import() must be an object");
  }
  const attributes = (options as { with?: unknown }).with;
  if (attributes !== undefined && Object.keys(attributes as object).length > 0) {
    throw new Error("Unrecognized import attributes specified");
  }
}

/** The error with which an import fails that the host could not link. */
export function linkError(name: string, message: string): Error {
  return name === "SyntaxError" ? new SyntaxError(message) : new Error(message);
}
