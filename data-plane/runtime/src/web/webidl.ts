/** The conversions of Web IDL that our classes need. https://webidl.spec.whatwg.org/ */

export function usvString(value: unknown): string {
  return `${value as string}`.toWellFormed();
}

export function requireArguments(count: number, required: number, what: string): void {
  if (count < required) {
    throw new TypeError(
      `Failed to execute ${what}: ${required} argument${required === 1 ? "" : "s"} required, but only ${count} present.`,
    );
  }
}

export function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

/** Refuses missing arguments with the platform's text; `types` are those of the parameters that are required. */
export function requireParameters(count: number, owner: string, method: string, ...types: string[]): void {
  if (count < types.length) {
    throw wrongParameter(owner, method, count + 1, types[count] as string);
  }
}

export function wrongParameter(owner: string, method: string, position: number, type: string): TypeError {
  return new TypeError(
    `Failed to execute '${method}' on '${owner}': parameter ${position} is not of type '${type}'.`,
  );
}

/** Gives the prototype's methods and accessors the enumerability and the class the tag that Web IDL asks for. */
export function asInterface(constructor: { name: string; prototype: object }, interfaceName?: string): void {
  const { prototype } = constructor;
  // The bundler puts an underscore before the name of a class that refers to itself, and a number behind one that is not the only one.
  const name = interfaceName ?? constructor.name.replace(/^_|\d+$/g, "");
  Object.defineProperty(constructor, "name", { value: name, configurable: true });
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (key !== "constructor") {
      Object.defineProperty(prototype, key, { enumerable: true });
    }
  }
  if (!Object.hasOwn(prototype, Symbol.toStringTag)) {
    Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true });
  }
}
