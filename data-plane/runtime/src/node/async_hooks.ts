import { type StoredValues, currentOrNone, runWithStored, storedValues } from "../context.ts";
import { SafeMap } from "../primordials.ts";
import { invalidArgument, requireFunction } from "../node-globals/errors.ts";

type AnyFunction = (this: unknown, ...parameters: never[]) => unknown;

interface StorageOptions {
  readonly defaultValue?: unknown;
  readonly name?: string;
}

/** https://nodejs.org/api/async_context.html#class-asynclocalstorage, over the slot that every continuation keeps. */
export class AsyncLocalStorage {
  readonly #defaultValue: unknown;
  readonly #name: string;

  constructor(options?: StorageOptions) {
    this.#defaultValue = options?.defaultValue;
    this.#name = options?.name ?? "";
  }

  static bind(fn: AnyFunction): AnyFunction {
    if (typeof fn !== "function") {
      throw new TypeError(
        "Failed to execute 'bind' on 'AsyncLocalStorage': parameter 1 is not of type 'Function'.",
      );
    }
    return bound(fn, storedValues());
  }

  static snapshot(): (fn: AnyFunction, ...parameters: unknown[]) => unknown {
    const stored = storedValues();
    return function (this: unknown, fn, ...parameters) {
      return runWithStored(stored, () => Reflect.apply(fn, this, parameters));
    };
  }

  get name(): string {
    return this.#name;
  }

  run(store: unknown, fn: AnyFunction, ...parameters: unknown[]): unknown {
    const stored: StoredValues = new SafeMap();
    storedValues()?.forEach((value, storage) => stored.set(storage, value));
    stored.set(this, store);
    return runWithStored(stored, () => Reflect.apply(fn, undefined, parameters));
  }

  exit(fn: AnyFunction, ...parameters: unknown[]): unknown {
    return this.run(undefined, fn, ...parameters);
  }

  getStore(): unknown {
    const stored = storedValues();
    return stored?.has(this) ? stored.get(this) : this.#defaultValue;
  }

  enterWith(): never {
    throw new Error("asyncLocalStorage.enterWith() is not implemented");
  }

  disable(): never {
    throw new Error("asyncLocalStorage.disable() is not implemented");
  }
}

/** https://nodejs.org/api/async_context.html#class-asyncresource */
export class AsyncResource {
  readonly #stored = storedValues();

  constructor(type?: string) {
    if (type !== undefined && typeof type !== "string") {
      throw invalidArgument("type", "of type string", type);
    }
  }

  static bind(fn: AnyFunction, type?: string, thisArg?: unknown): AnyFunction {
    return new AsyncResource(type ?? (fn.name || "bound-anonymous-fn")).bind(fn, thisArg);
  }

  bind(fn: AnyFunction, thisArg?: unknown): AnyFunction {
    requireFunction("fn", fn);
    return bound(fn, this.#stored, thisArg);
  }

  runInAsyncScope(fn: AnyFunction, thisArg?: unknown, ...parameters: unknown[]): unknown {
    return runWithStored(this.#stored, () => Reflect.apply(fn, thisArg, parameters));
  }

  asyncId(): number {
    return 0;
  }

  triggerAsyncId(): number {
    return 0;
  }

  emitDestroy(): void {
    // Nothing watches a resource's end.
  }
}

function bound(fn: AnyFunction, stored: StoredValues | undefined, thisArg?: unknown): AnyFunction {
  const wrapper = function (this: unknown, ...parameters: unknown[]): unknown {
    return runWithStored(stored, () => Reflect.apply(fn, thisArg ?? this, parameters));
  };
  Object.defineProperty(wrapper, "length", { value: fn.length, configurable: true });
  return wrapper;
}

for (const { prototype, name } of [AsyncLocalStorage, AsyncResource]) {
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
}

/** Hooks are accepted and never called, as there are no asynchronous identities. */
export function createHook(): { enable(): unknown; disable(): unknown } {
  const hook = { enable: () => hook, disable: () => hook };
  return hook;
}

export function executionAsyncId(): number {
  return 0;
}

export function triggerAsyncId(): number {
  return 0;
}

const resources = new WeakMap<object, object>();
const topLevel = {};

/** One object for each event. */
export function executionAsyncResource(): object {
  const context = currentOrNone();
  if (context === undefined) {
    return topLevel;
  }
  const known = resources.get(context) ?? {};
  resources.set(context, known);
  return known;
}

export const asyncWrapProviders = Object.freeze({ __proto__: null });

export default {
  AsyncLocalStorage,
  AsyncResource,
  asyncWrapProviders,
  createHook,
  executionAsyncId,
  executionAsyncResource,
  triggerAsyncId,
};
