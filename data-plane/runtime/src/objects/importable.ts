import { type Context, type Replaced, currentOrNone, runIn } from "../context.ts";
import { defineProperty, ownKeys } from "../primordials.ts";
import { sharedEnv } from "./env.ts";
import { exportsFor } from "./exports.ts";
import { anybody } from "./owner.ts";

/** What stands in while no event runs, at the top level of modules. */
let replacedOutside: Replaced | undefined;
let sharedExports: object | undefined;

/** `env` and `exports` of the module `cloudflare:workers`: always the ones that are in force where they are used. */
export const env = live(() => replaced()?.env ?? sharedEnv);
export const exports = live(() => replaced()?.exports ?? (sharedExports ??= exportsFor(anybody) ?? {}));

export function withEnv(newEnv: unknown, run: () => unknown): unknown {
  return withReplaced({ ...replaced(), env: checked("withEnv", newEnv) }, run);
}

export function withExports(newExports: unknown, run: () => unknown): unknown {
  return withReplaced({ ...replaced(), exports: checked("withExports", newExports) }, run);
}

export function withEnvAndExports(newEnv: unknown, newExports: unknown, run: () => unknown): unknown {
  return withReplaced(
    { env: checked("withEnvAndExports", newEnv), exports: checked("withEnvAndExports", newExports) },
    run,
  );
}

function replaced(): Replaced | undefined {
  const context = currentOrNone();
  return context === undefined ? replacedOutside : context.replaced;
}

function checked(method: string, value: unknown): object {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    throw new TypeError(`${method}() takes an object to stand in.`);
  }
  return value;
}

function withReplaced(values: Replaced, run: () => unknown): unknown {
  const context = currentOrNone();
  if (context !== undefined) {
    return runIn(new ReplacingContext(context, values), run);
  }
  const before = replacedOutside;
  replacedOutside = values;
  try {
    return run();
  } finally {
    replacedOutside = before;
  }
}

/** The same event and object, with something standing in. */
class ReplacingContext implements Context {
  readonly #inner: Context;
  readonly object: number;
  readonly event: number;
  readonly replaced: Replaced;

  constructor(inner: Context, values: Replaced) {
    this.#inner = inner;
    this.object = inner.object;
    this.event = inner.event;
    this.replaced = values;
  }

  get isLive(): boolean {
    return this.#inner.isLive;
  }

  adopt(body: Parameters<NonNullable<Context["adopt"]>>[0]): void {
    this.#inner.adopt?.(body);
  }
}

function live(current: () => object): object {
  return new Proxy(
    {},
    {
      get: (_, key) => Reflect.get(current(), key) as unknown,
      set: (_, key, value) => Reflect.set(current(), key, value),
      has: (_, key) => Reflect.has(current(), key),
      deleteProperty: (_, key) => Reflect.deleteProperty(current(), key),
      ownKeys: () => ownKeys(current()),
      defineProperty: (_, key, descriptor) => {
        defineProperty(current(), key, descriptor);
        return true;
      },
      getOwnPropertyDescriptor: (_, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(current(), key);
        // A proxy must not call a property fixed that its own target lacks.
        return descriptor === undefined ? undefined : { ...descriptor, configurable: true };
      },
    },
  );
}
