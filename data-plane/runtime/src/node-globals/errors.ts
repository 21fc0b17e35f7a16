import { inspect } from "../console/format.ts";

/** An error as Node makes them: it has a code, which its text shows. */
export function nodeError(Base: ErrorConstructor, code: string, message: string): Error & { code: string } {
  const error = new Base(message) as Error & { code: string };
  error.code = code;
  Object.defineProperty(error, "toString", {
    value: () => `${error.name} [${code}]: ${error.message}`,
    enumerable: false,
    configurable: true,
    writable: true,
  });
  return error;
}

/** What a Worker cannot do is refused by name. */
export function notImplemented(name: string): Error {
  return nodeError(Error, "ERR_METHOD_NOT_IMPLEMENTED", `The ${name} method is not implemented`);
}

/** A function or class that refuses by its name. */
export function refused(name: string): (...parameters: unknown[]) => never {
  return function () {
    throw notImplemented(name);
  };
}

export function invalidArgument(name: string, expected: string, value: unknown): Error {
  const what = name.includes(".") ? "property" : "argument";
  return nodeError(
    TypeError,
    "ERR_INVALID_ARG_TYPE",
    `The "${name}" ${what} must be ${expected}. Received ${received(value)}`,
  );
}

export function invalidValue(name: string, value: unknown, reason = "is invalid"): Error {
  return nodeError(
    TypeError,
    "ERR_INVALID_ARG_VALUE",
    `The argument '${name}' ${reason}. Received ${inspect(value)}`,
  );
}

export function outOfRange(name: string, range: string, value: unknown): Error {
  return nodeError(
    RangeError as unknown as ErrorConstructor,
    "ERR_OUT_OF_RANGE",
    `The value of "${name}" is out of range. It must be ${range}. Received ${String(value)}`,
  );
}

export function requireFunction(
  name: string,
  value: unknown,
): asserts value is (...parameters: never[]) => unknown {
  if (typeof value !== "function") {
    throw invalidArgument(name, "of type function", value);
  }
}

export function requireString(name: string, value: unknown): asserts value is string {
  if (typeof value !== "string") {
    throw invalidArgument(name, "of type string", value);
  }
}

function received(value: unknown): string {
  if (value === undefined || value === null) {
    return String(value);
  }
  if (typeof value === "function") {
    return value.name === "" ? "function " : `function ${value.name}`;
  }
  if (typeof value === "object") {
    const name = (value as { constructor?: { name?: string } }).constructor?.name;
    return name === undefined || name === "" ? inspect(value) : `an instance of ${name}`;
  }
  const shown = inspect(value);
  return `type ${typeof value} (${shown.length > 28 ? `${shown.slice(0, 25)}...` : shown})`;
}

/** What operations that were aborted by a signal reject with. */
export function abortError(reason: unknown): Error {
  const error = nodeError(Error, "ABORT_ERR", "The operation was aborted");
  error.name = "AbortError";
  error.cause = reason;
  return error;
}
