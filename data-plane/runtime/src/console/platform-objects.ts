import { defineProperty } from "../primordials.ts";

const CUSTOM = Symbol.for("nodejs.util.inspect.custom");
/** Looking at these would make something. */
const MADE_ON_DEMAND = new Set(["body", "signal"]);

interface InspectOptions {
  readonly depth: number | null;
}

type Inspect = (value: unknown, options: object) => string;
type Show = (value: object, options: InspectOptions, inspect: Inspect) => string;

/** Those whose accessors are the platform's own: a tenant's are not run. */
const ownPrototypes = new Set<object>();

/** Makes the console show instances by their accessors, as their state is in private fields. */
export function showByAccessors(...classes: readonly { prototype: object }[]): void {
  for (const { prototype } of classes) {
    ownPrototypes.add(prototype);
    showAs(prototype, (value, options, inspect) => inspect({ ...accessible(value), ...value }, options));
  }
}

/** As `showByAccessors`, for classes that keep their state in properties that nobody should see. */
export function showOnlyByAccessors(...classes: readonly { prototype: object }[]): void {
  for (const { prototype } of classes) {
    ownPrototypes.add(prototype);
    showAs(prototype, (value, options, inspect) => inspect(accessible(value), options));
  }
}

/** Makes the console show instances like a Map of the entries over which they iterate. */
export function showAsMaps(...classes: readonly { prototype: object }[]): void {
  for (const { prototype } of classes) {
    const entries = (prototype as { entries: () => Iterable<[unknown, unknown]> }).entries;
    showAs(prototype, (value, options, inspect) => {
      const pairs = Array.from(entries.call(value), ([key, item]) => new Pair(key, item));
      return `(${pairs.length}) ${inspect(new Set(pairs), options).replace(/^Set\(\d+\) /, "")}`;
    });
  }
}

/** A key may come more than once, so it is no Map. */
class Pair {
  readonly #key: unknown;
  readonly #value: unknown;

  constructor(key: unknown, value: unknown) {
    this.#key = key;
    this.#value = value;
  }

  [CUSTOM](_depth: number, options: InspectOptions, inspect: Inspect): string {
    return `${inspect(this.#key, options)} => ${inspect(this.#value, options)}`;
  }
}

function showAs(prototype: object, show: Show): void {
  defineProperty(prototype, CUSTOM, {
    value(this: object, depth: number, options: InspectOptions, inspect: Inspect): string {
      const name = nameOf(this, prototype);
      if (depth < 0) {
        return `[${name}]`;
      }
      const rest = options.depth === null ? null : options.depth - 1;
      const text = show(this, { ...options, depth: rest }, inspect);
      return text.startsWith("(") ? name + text : `${name} ${text}`;
    },
    writable: true,
    configurable: true,
  });
}

function nameOf(value: object, prototype: object): string {
  const { constructor } = value as { constructor?: { name?: unknown } };
  const name = constructor?.name ?? (prototype.constructor as { name: string }).name;
  return typeof name === "string" ? name : "Object";
}

/** What the platform's accessors give, in a plain object. */
function accessible(value: object): object {
  const shown: Record<string, unknown> = {};
  for (
    let at = Object.getPrototypeOf(value) as object | null;
    at !== null;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    if (!ownPrototypes.has(at)) {
      continue;
    }
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (get !== undefined && !MADE_ON_DEMAND.has(key) && !(key in shown)) {
        shown[key] = attempt(() => get.call(value) as unknown);
      }
    }
  }
  return shown;
}

function attempt<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch {
    return undefined;
  }
}
