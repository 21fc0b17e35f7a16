const LONGEST_SHOWN = 25;

/** What Node's functions throw for an argument of a wrong type, and so the platform's where it has taken Node's. */
export function invalidArgument(name: string, expected: string, value: unknown): TypeError {
  const error = new TypeError(
    `The "${name}" argument must be of type ${expected}. Received ${described(value)}`,
  );
  return Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}

function described(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "undefined";
    case "string":
      return `type string ('${value.length > LONGEST_SHOWN ? `${value.slice(0, LONGEST_SHOWN)}...` : value}')`;
    case "object":
      return value === null ? "null" : `an instance of ${value.constructor?.name ?? "Object"}`;
    case "function":
      return `function ${value.name}`;
    case "bigint":
      return `type bigint (${value}n)`;
    default:
      return `type ${typeof value} (${String(value)})`;
  }
}
