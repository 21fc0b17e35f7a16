import urlencoded from "whatwg-url/lib/urlencoded.js";
import { asInterface, isObject, requireArguments, usvString, wrongParameter } from "../webidl.ts";

type Pair = [string, string];

/** Parameters that belong to a URL, told of each change. */
export let paramsOfQuery: (query: string, onChange: (query: string) => void) => URLSearchParams;
export let resetParams: (params: URLSearchParams, query: string) => void;

/** https://url.spec.whatwg.org/#urlsearchparams */
export class URLSearchParams {
  #list: Pair[] = [];
  #onChange: ((query: string) => void) | undefined;

  static {
    paramsOfQuery = (query, onChange) => {
      const params = new URLSearchParams();
      params.#list = parse(query);
      params.#onChange = onChange;
      return params;
    };
    resetParams = (params, query) => {
      params.#list = parse(query);
    };
  }

  constructor(init: unknown = "") {
    if (!isObject(init)) {
      const text = usvString(init);
      this.#list = parse(text.startsWith("?") ? text.slice(1) : text);
      return;
    }
    const iterator = (init as { [Symbol.iterator]?: unknown })[Symbol.iterator];
    if (iterator !== undefined && iterator !== null) {
      for (const pair of init as Iterable<Iterable<unknown>>) {
        const parts = isObject(pair) || typeof pair === "string" ? [...pair] : [];
        if (parts.length !== 2) {
          throw new TypeError(
            "URLSearchParams constructor: each entry must be a pair of a name and a value.",
          );
        }
        this.#list.push([usvString(parts[0]), usvString(parts[1])]);
      }
      return;
    }
    for (const key of Reflect.ownKeys(init)) {
      if (Object.getOwnPropertyDescriptor(init, key)?.enumerable) {
        this.#list.push([usvString(key), usvString((init as Record<PropertyKey, unknown>)[key])]);
      }
    }
  }

  get size(): number {
    return this.#list.length;
  }

  append(name: string, value: string): void {
    requireArguments(arguments.length, 2, "append() on URLSearchParams");
    this.#list.push([usvString(name), usvString(value)]);
    this.#changed();
  }

  delete(name: string, value?: string): void {
    requireArguments(arguments.length, 1, "delete() on URLSearchParams");
    const matches = matcher(name, value);
    this.#list = this.#list.filter((pair) => !matches(pair));
    this.#changed();
  }

  get(name: string): string | null {
    requireArguments(arguments.length, 1, "get() on URLSearchParams");
    return this.#list.find(matcher(name, undefined))?.[1] ?? null;
  }

  getAll(name: string): string[] {
    requireArguments(arguments.length, 1, "getAll() on URLSearchParams");
    return this.#list.filter(matcher(name, undefined)).map(([, value]) => value);
  }

  has(name: string, value?: string): boolean {
    requireArguments(arguments.length, 1, "has() on URLSearchParams");
    return this.#list.some(matcher(name, value));
  }

  set(name: string, value: string): void {
    requireArguments(arguments.length, 2, "set() on URLSearchParams");
    const matches = matcher(name, undefined);
    const at = this.#list.findIndex(matches);
    const pair: Pair = [usvString(name), usvString(value)];
    if (at < 0) {
      this.#list.push(pair);
    } else {
      this.#list = this.#list.filter((other, i) => i === at || !matches(other));
      this.#list[at] = pair;
    }
    this.#changed();
  }

  sort(): void {
    this.#list.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    this.#changed();
  }

  toString(): string {
    return urlencoded.serializeUrlencoded(this.#list);
  }

  forEach(
    callback: (value: string, name: string, params: URLSearchParams) => unknown,
    thisArg?: unknown,
  ): void {
    if (typeof callback !== "function") {
      throw wrongParameter("URLSearchParams", "forEach", 1, "Function");
    }
    for (const [name, value] of this.entries()) {
      callback.call(thisArg, value, name, this);
    }
  }

  *entries(): IterableIterator<Pair> {
    for (let i = 0; i < this.#list.length; i++) {
      const [name, value] = this.#list[i] as Pair;
      yield [name, value];
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

  declare [Symbol.iterator]: () => IterableIterator<Pair>;

  #changed(): void {
    this.#onChange?.(this.toString());
  }
}
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, {
  value: URLSearchParams.prototype.entries,
  writable: true,
  configurable: true,
});
asInterface(URLSearchParams);

function matcher(name: unknown, value: unknown): (pair: Pair) => boolean {
  const key = usvString(name);
  if (value === undefined) {
    return ([other]) => other === key;
  }
  const text = usvString(value);
  return ([other, otherValue]) => other === key && otherValue === text;
}

// eslint-disable-next-line no-control-regex
const NEEDS_DECODING = /[%+]|[^\x00-\x7f]/;

function parse(query: string): Pair[] {
  if (query === "") {
    return [];
  }
  if (NEEDS_DECODING.test(query)) {
    return urlencoded.parseUrlencodedString(query);
  }
  return query
    .split("&")
    .filter((part) => part !== "")
    .map((part): Pair => {
      const at = part.indexOf("=");
      return at < 0 ? [part, ""] : [part.slice(0, at), part.slice(at + 1)];
    });
}
