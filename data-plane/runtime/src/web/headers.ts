import type { Packed } from "../host.ts";
import { asInterface, isObject, requireParameters, wrongParameter } from "./webidl.ts";

export type HeadersInit = Headers | Iterable<Iterable<string>> | Record<string, string> | undefined | null;

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// eslint-disable-next-line no-control-regex
const VALUE = /^[\t\x20-\x7e\x80-\xff\x01-\x08\x0b\x0c\x0e-\x1f\x7f]*$/;

function nameOf(value: unknown): string {
  const name = `${value as string}`;
  if (!NAME.test(name)) {
    throw new TypeError("Invalid header name.");
  }
  return name.toLowerCase();
}

function valueOf(value: unknown): string {
  const text = `${value as string}`.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  if (!VALUE.test(text)) {
    throw new TypeError("Invalid header value.");
  }
  return text;
}

export let headersFromPacked: (packed: Packed, immutable: boolean) => Headers;
export let packHeaders: (headers: Headers) => Packed;

/** https://fetch.spec.whatwg.org/#headers-class; fields are kept in order, as names and values in turn. */
export class Headers {
  #parts: string[] = [];
  /** The packed form that came in, until it is looked at. */
  #packed: Packed | undefined;
  #immutable = false;
  #sortedCache: [string, string][] | undefined;

  static {
    headersFromPacked = (packed, immutable) => {
      const headers = new Headers();
      headers.#packed = packed;
      headers.#immutable = immutable;
      return headers;
    };
    packHeaders = (headers) => headers.#packed ?? headers.#parts.join("\n");
  }

  constructor(init?: HeadersInit) {
    if (init === undefined || init === null) {
      return;
    }
    if (!isObject(init)) {
      throw new TypeError(
        "Failed to construct 'Headers': constructor parameter 1 is not of type 'Headers or Sequence or object'.",
      );
    }
    if (#parts in init) {
      this.#parts = [...init.#fields()];
      return;
    }
    if (Symbol.iterator in init) {
      for (const pair of init as Iterable<Iterable<string>>) {
        if (!isObject(pair)) {
          throw new TypeError("Incorrect type: the provided value is not of type 'Sequence'.");
        }
        const parts = [...pair];
        if (parts.length !== 2) {
          throw new TypeError(
            "To initialize a Headers object from a sequence, each inner sequence must have exactly two elements.",
          );
        }
        this.append(parts[0], parts[1]);
      }
      return;
    }
    for (const name of Reflect.ownKeys(init)) {
      if (Object.getOwnPropertyDescriptor(init, name)?.enumerable) {
        this.append(name, (init as Record<PropertyKey, unknown>)[name]);
      }
    }
  }

  append(name: unknown, value: unknown): void {
    requireParameters(arguments.length, "Headers", "append", "string", "string");
    const [key, text] = [nameOf(name), valueOf(value)];
    this.#writable().push(key, text);
  }

  set(name: unknown, value: unknown): void {
    requireParameters(arguments.length, "Headers", "set", "string", "string");
    const [key, text] = [nameOf(name), valueOf(value)];
    const parts = this.#writable();
    const at = this.#indexOf(key);
    if (at < 0) {
      parts.push(key, text);
      return;
    }
    parts[at + 1] = text;
    this.#removeFrom(at + 2, key);
  }

  delete(name: unknown): void {
    requireParameters(arguments.length, "Headers", "delete", "string");
    const key = nameOf(name);
    this.#writable();
    this.#removeFrom(0, key);
  }

  get(name: unknown): string | null {
    requireParameters(arguments.length, "Headers", "get", "string");
    const key = nameOf(name);
    const parts = this.#fields();
    let found: string | null = null;
    for (let i = 0; i < parts.length; i += 2) {
      if (parts[i] === key) {
        found = found === null ? (parts[i + 1] as string) : `${found}, ${parts[i + 1] as string}`;
      }
    }
    return found;
  }

  has(name: unknown): boolean {
    requireParameters(arguments.length, "Headers", "has", "string");
    return this.#indexOf(nameOf(name)) >= 0;
  }

  getSetCookie(): string[] {
    const parts = this.#fields();
    return parts.filter((_, i) => i % 2 === 1 && parts[i - 1] === "set-cookie");
  }

  getAll(name: unknown): string[] {
    requireParameters(arguments.length, "Headers", "getAll", "string");
    if (nameOf(name) !== "set-cookie") {
      throw new TypeError('getAll() can only be used with the header name "Set-Cookie".');
    }
    return this.getSetCookie();
  }

  forEach(callback: (value: string, name: string, headers: Headers) => unknown, thisArg?: unknown): void {
    if (typeof callback !== "function") {
      throw wrongParameter("Headers", "forEach", 1, "function");
    }
    for (const [name, value] of this) {
      callback.call(thisArg, value, name, this);
    }
  }

  *entries(): IterableIterator<[string, string]> {
    for (let i = 0; ; i++) {
      this.#sortedCache ??= this.#sorted();
      const entry = this.#sortedCache[i];
      if (entry === undefined) {
        return;
      }
      yield [entry[0], entry[1]];
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) {
      yield name;
    }
  }

  *values(): IterableIterator<string> {
    for (const [, value] of this.entries()) {
      yield value;
    }
  }

  declare [Symbol.iterator]: () => IterableIterator<[string, string]>;

  #fields(): string[] {
    if (this.#packed !== undefined) {
      this.#parts = this.#packed === "" ? [] : this.#packed.split("\n");
      this.#packed = undefined;
    }
    return this.#parts;
  }

  #writable(): string[] {
    if (this.#immutable) {
      throw new TypeError("Can't modify immutable headers.");
    }
    this.#sortedCache = undefined;
    return this.#fields();
  }

  #indexOf(key: string): number {
    const parts = this.#fields();
    for (let i = 0; i < parts.length; i += 2) {
      if (parts[i] === key) {
        return i;
      }
    }
    return -1;
  }

  #removeFrom(start: number, key: string): void {
    const parts = this.#parts;
    for (let i = parts.length - 2; i >= start; i -= 2) {
      if (parts[i] === key) {
        parts.splice(i, 2);
      }
    }
  }

  /** Sorted by name, values of one name joined, cookies apart. */
  #sorted(): [string, string][] {
    const parts = this.#fields();
    const combined = new Map<string, string>();
    const entries: [string, string][] = [];
    for (let i = 0; i < parts.length; i += 2) {
      const [name, value] = [parts[i] as string, parts[i + 1] as string];
      if (name === "set-cookie") {
        entries.push([name, value]);
      } else {
        const before = combined.get(name);
        combined.set(name, before === undefined ? value : `${before}, ${value}`);
      }
    }
    entries.push(...combined);
    return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}
Object.defineProperty(Headers.prototype, Symbol.iterator, {
  value: Headers.prototype.entries,
  writable: true,
  configurable: true,
});
asInterface(Headers);
