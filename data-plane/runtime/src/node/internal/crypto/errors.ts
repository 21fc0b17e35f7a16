/** Errors as Node.js makes them: with a code, which is part of what a stack shows. */

export function coded<T extends Error>(error: T, code: string): T {
  Object.defineProperty(error, "code", { value: code, enumerable: true, writable: true, configurable: true });
  return error;
}

export function wrongType(argument: string, expected: string, value: unknown): TypeError {
  return coded(
    new TypeError(`The "${argument}" argument must be ${expected}. Received ${received(value)}`),
    "ERR_INVALID_ARG_TYPE",
  );
}

export function outOfRange(argument: string, range: string, value: unknown): RangeError {
  return coded(
    new RangeError(
      `The value of "${argument}" is out of range. It must be ${range}. Received ${String(value)}`,
    ),
    "ERR_OUT_OF_RANGE",
  );
}

export function wrongValue(argument: string, value: unknown): TypeError {
  return coded(
    new TypeError(`The argument '${argument}' is invalid. Received ${String(value)}`),
    "ERR_INVALID_ARG_VALUE",
  );
}

/** For what Node.js has and this platform has not. */
export function unavailable(name: string): Error {
  return coded(
    new Error(`${name} of node:crypto is not available on this platform.`),
    "ERR_METHOD_NOT_IMPLEMENTED",
  );
}

function received(value: unknown): string {
  if (value === undefined || value === null) {
    return String(value);
  }
  if (typeof value === "function") {
    return `function ${value.name}`;
  }
  if (typeof value === "object") {
    const name = (value.constructor as { name?: unknown } | undefined)?.name;
    return typeof name === "string" && name !== "" ? `an instance of ${name}` : "an object";
  }
  const text = String(value);
  const shown = typeof value === "string" ? `'${text.slice(0, 25)}${text.length > 25 ? "..." : ""}'` : text;
  return `type ${typeof value} (${shown})`;
}
