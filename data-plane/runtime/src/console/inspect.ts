import { brand, kindOf } from "../serialization/kinds.ts";
import { describe } from "../border/describe.ts";

const MAX_DEPTH = 2;
const MAX_ITEMS = 100;
const MAX_STRING = 10_000;
const LINE = 72;
/** Looking at these would make something. */
const MADE_ON_DEMAND = new Set(["body", "signal"]);

/** Text for people to read, in the way of Node's console. Getters are not run; nothing is thrown. */
export function inspect(value: unknown): string {
  try {
    return new Inspector().show(value, 0);
  } catch {
    return "[a value that cannot be shown]";
  }
}

class Inspector {
  readonly #path: object[] = [];

  show(value: unknown, depth: number): string {
    switch (typeof value) {
      case "string":
        return quoted(value);
      case "bigint":
        return `${value}n`;
      case "number":
        return Object.is(value, -0) ? "-0" : String(value);
      case "object":
        return value === null ? "null" : this.#object(value, depth);
      case "function":
        return this.#withProperties(functionHead(value), value, ownKeys(value), depth);
      default:
        return String(value);
    }
  }

  #object(value: object, depth: number): string {
    if (this.#path.includes(value)) {
      return "[Circular]";
    }
    const name = constructorName(value);
    const kind = kindOf(value);
    if (depth > MAX_DEPTH && !["date", "regexp", "error"].includes(kind)) {
      return kind === "array" ? "[Array]" : `[${name ?? "Object: null prototype"}]`;
    }
    this.#path.push(value);
    try {
      return this.#byKind(kind, value, name, depth);
    } finally {
      this.#path.pop();
    }
  }

  #byKind(kind: ReturnType<typeof kindOf>, value: object, name: string | undefined, depth: number): string {
    switch (kind) {
      case "array":
        return this.#array(value as unknown[], name, depth);
      case "map":
        return this.#map(value, name, depth);
      case "set":
        return this.#set(value, name, depth);
      case "view":
        return this.#view(value as ArrayBufferView, name, depth);
      case "array-buffer":
        return `ArrayBuffer { byteLength: ${String(brand.bufferLength(value))} }`;
      case "date":
        return dateText(value);
      case "regexp":
        return `/${String(brand.regexpSource(value))}/${String(brand.regexpFlags(value))}`;
      case "error":
        return this.#error(value as Error, depth);
      case "string-object":
        return `[String: ${quoted(String(brand.stringValue(value)))}]`;
      case "number-object":
        return `[Number: ${String(brand.numberValue(value))}]`;
      case "boolean-object":
        return `[Boolean: ${String(brand.booleanValue(value))}]`;
      case "bigint-object":
        return `[BigInt: ${String(brand.bigintValue(value))}n]`;
      case "platform":
        return this.#platform(value, name, depth);
      case "object":
      case "refused":
        return this.#plain(value, name, depth);
    }
  }

  #plain(value: object, name: string | undefined, depth: number): string {
    const prefix = name === undefined ? "[Object: null prototype] " : name === "Object" ? "" : `${name} `;
    return `${prefix}${braces(this.#properties(value, ownKeys(value), depth), depth)}`;
  }

  /** Our own classes keep their state in private fields; their getters are safe to run. */
  #platform(value: object, name: string | undefined, depth: number): string {
    const parts: string[] = [];
    for (
      let at = Object.getPrototypeOf(value) as object | null;
      at !== null;
      at = Object.getPrototypeOf(at) as object | null
    ) {
      if (at === Object.prototype) {
        break;
      }
      for (const [key, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
        if (descriptor.get !== undefined && !MADE_ON_DEMAND.has(key) && parts.length < MAX_ITEMS) {
          const shown = attempt(() => descriptor.get?.call(value) as unknown);
          parts.push(
            `${key}: ${typeof shown === "object" && shown !== null ? `[${constructorName(shown) ?? "Object"}]` : this.show(shown, depth + 1)}`,
          );
        }
      }
    }
    return `${name ?? "Object"} ${braces(parts, depth)}`;
  }

  #array(array: unknown[], name: string | undefined, depth: number): string {
    const shown = Array.from({ length: Math.min(array.length, MAX_ITEMS) }, (_, i) =>
      Object.hasOwn(array, i) ? this.#property(array, String(i), depth) : "<empty>",
    );
    if (array.length > MAX_ITEMS) {
      shown.push(`... ${array.length - MAX_ITEMS} more items`);
    }
    shown.push(
      ...this.#properties(
        array,
        ownKeys(array).filter((key) => typeof key === "symbol" || !/^\d+$/.test(String(key))),
        depth,
      ),
    );
    return `${name === "Array" ? "" : `${name ?? "Array"}(${array.length}) `}${enclosed("[", shown, "]", depth)}`;
  }

  #map(map: object, name: string | undefined, depth: number): string {
    const shown: string[] = [];
    brand.mapForEach(map, (value: unknown, key: unknown) => {
      if (shown.length < MAX_ITEMS) {
        shown.push(`${this.show(key, depth + 1)} => ${this.show(value, depth + 1)}`);
      }
    });
    const size = brand.mapSize(map) as number;
    return `${name ?? "Map"}(${size}) ${braces(withRest(shown, size), depth)}`;
  }

  #set(set: object, name: string | undefined, depth: number): string {
    const shown: string[] = [];
    brand.setForEach(set, (value: unknown) => {
      if (shown.length < MAX_ITEMS) {
        shown.push(this.show(value, depth + 1));
      }
    });
    const size = brand.setSize(set) as number;
    return `${name ?? "Set"}(${size}) ${braces(withRest(shown, size), depth)}`;
  }

  #view(view: ArrayBufferView, name: string | undefined, depth: number): string {
    if (view instanceof DataView) {
      return `DataView { byteLength: ${view.byteLength}, byteOffset: ${view.byteOffset} }`;
    }
    const numbers = view as unknown as ArrayLike<number | bigint>;
    const shown = Array.from({ length: Math.min(numbers.length, MAX_ITEMS) }, (_, i) =>
      this.show(numbers[i], depth),
    );
    return `${name ?? "TypedArray"}(${numbers.length}) ${enclosed("[", withRest(shown, numbers.length), "]", depth)}`;
  }

  #error(error: Error, depth: number): string {
    const { name, message, stack } = describe(error);
    const head = stack === "" ? `[${name}: ${message}]` : stack;
    const keys = ownKeys(error).filter((key) => !["stack", "message", "name"].includes(String(key)));
    if (Object.hasOwn(error, "cause") && !keys.includes("cause")) {
      keys.push("cause");
    }
    return this.#withProperties(head, error, keys, depth);
  }

  #withProperties(head: string, value: object, keys: readonly PropertyKey[], depth: number): string {
    return keys.length === 0 ? head : `${head} ${braces(this.#properties(value, keys, depth), depth)}`;
  }

  #properties(value: object, keys: readonly PropertyKey[], depth: number): string[] {
    const shown = keys
      .slice(0, MAX_ITEMS)
      .map((key) => `${keyText(key)}: ${this.#property(value, key, depth)}`);
    return withRest(shown, keys.length);
  }

  #property(value: object, key: PropertyKey, depth: number): string {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    if (descriptor === undefined || "value" in descriptor) {
      return this.show(descriptor?.value, depth + 1);
    }
    return descriptor.get === undefined
      ? "[Setter]"
      : descriptor.set === undefined
        ? "[Getter]"
        : "[Getter/Setter]";
  }
}

function withRest(shown: string[], total: number): string[] {
  return total > shown.length ? [...shown, `... ${total - shown.length} more items`] : shown;
}

function braces(parts: readonly string[], depth: number): string {
  return enclosed("{", parts, "}", depth);
}

function enclosed(open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) {
    return open + close;
  }
  const line = `${open} ${parts.join(", ")} ${close}`;
  if (line.length <= LINE && !line.includes("\n")) {
    return line;
  }
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${parts.map((part) => indent + part).join(",\n")}\n${"  ".repeat(depth)}${close}`;
}

function ownKeys(value: object): PropertyKey[] {
  return Reflect.ownKeys(value).filter(
    (key) => Object.getOwnPropertyDescriptor(value, key)?.enumerable === true,
  );
}

function keyText(key: PropertyKey): string {
  return typeof key === "symbol"
    ? `[${String(key)}]`
    : /^[A-Za-z_$][\w$]*$/.test(String(key))
      ? String(key)
      : quoted(String(key));
}

function quoted(text: string): string {
  const cut = text.length > MAX_STRING ? `${text.slice(0, MAX_STRING)}...` : text;
  const escaped = cut.replace(
    /[\\\n\r\t]/g,
    (char) => ({ "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" })[char] ?? char,
  );
  if (!escaped.includes("'")) {
    return `'${escaped}'`;
  }
  return escaped.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`;
}

function functionHead(value: object): string {
  const { name } = value as { name?: unknown };
  const label = typeof name === "string" && name !== "" ? name : "(anonymous)";
  const isClass = attempt(() => /^class\b/.test(Function.prototype.toString.call(value)));
  return isClass === true
    ? `[class ${label}]`
    : label === "(anonymous)"
      ? "[Function (anonymous)]"
      : `[Function: ${label}]`;
}

function constructorName(value: object): string | undefined {
  for (let at: object | null = value; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const constructor: unknown = Object.getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof constructor === "function" && constructor.name !== "") {
      return constructor.name;
    }
  }
  return undefined;
}

function dateText(value: object): string {
  const time = brand.dateValue(value) as number;
  return Number.isNaN(time) ? "Invalid Date" : new Date(time).toISOString();
}

function attempt<T>(fn: () => T): T | undefined {
  try {
    return fn();
  } catch {
    return undefined;
  }
}
