/** Turns any value into JSON that shows what it is, so that two runtimes' values can be compared. */
export function describe(value, seen = []) {
  switch (typeof value) {
    case "undefined":
      return { undefined: true };
    case "bigint":
      return { bigint: String(value) };
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { number: Object.is(value, -0) ? "-0" : String(value) };
    case "symbol":
    case "function":
      return { [typeof value]: String(value.name ?? value.description) };
    case "object":
      return value === null ? null : describeObject(value, seen);
    default:
      return value;
  }
}

function describeObject(value, seen) {
  const earlier = seen.indexOf(value);
  if (earlier >= 0) return { reference: earlier };
  seen.push(value);
  const each = (values) => Array.from(values, (item) => describe(item, seen));
  if (Array.isArray(value)) return describeArray(value, seen);
  if (value instanceof Map) return { map: Array.from(value, each) };
  if (value instanceof Set) return { set: each(value) };
  if (value instanceof Date) return { date: value.getTime() };
  if (value instanceof RegExp) return { regexp: String(value) };
  if (value instanceof Error) return describeError(value);
  if (value instanceof ArrayBuffer) return { arrayBuffer: hex(new Uint8Array(value)) };
  if (ArrayBuffer.isView(value)) return describeView(value);
  if (
    value instanceof Number ||
    value instanceof String ||
    value instanceof Boolean ||
    value instanceof BigInt
  ) {
    return { boxed: describe(value.valueOf(), seen) };
  }
  const prototype = Object.getPrototypeOf(value);
  const fields = Object.fromEntries(Object.keys(value).map((key) => [key, describe(value[key], seen)]));
  return prototype === Object.prototype
    ? { object: fields }
    : { [`instance of ${prototype?.constructor?.name}`]: fields };
}

function describeArray(value, seen) {
  return Array.from({ length: value.length }, (_, index) =>
    index in value ? describe(value[index], seen) : { hole: true },
  );
}

function describeView(view) {
  return { [view.constructor.name]: hex(new Uint8Array(view.buffer, view.byteOffset, view.byteLength)) };
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** An error by class, name and message; flags that the platform sets are shown when they are there. */
export function describeError(error) {
  if (!(error instanceof Error)) return { thrown: describe(error) };
  const flags = ["remote", "retryable", "overloaded", "durableObjectReset"].filter(
    (flag) => error[flag] === true,
  );
  return {
    error: error.constructor.name,
    name: error.name,
    message: error.message,
    ...(flags.length > 0 ? { flags } : {}),
    ...("cause" in error ? { cause: describe(error.cause) } : {}),
  };
}
