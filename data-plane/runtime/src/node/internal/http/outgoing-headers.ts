import { invalidValue, nodeError } from "../../../node-globals/errors.ts";

type Value = string | readonly string[];

/** Header fields as a program sets them: one entry for each name, whose spelling is kept. */
export class OutgoingHeaders {
  readonly #fields = new Map<string, { readonly name: string; readonly value: Value }>();

  /** Takes an object, or names and values in turn. */
  addAll(headers: unknown): void {
    if (!Array.isArray(headers)) {
      for (const [name, value] of Object.entries(headers ?? {})) {
        this.set(name, value);
      }
      return;
    }
    const parts = (headers as unknown[]).flat();
    if (parts.length % 2 !== 0) {
      throw invalidValue("headers", headers);
    }
    for (let i = 0; i < parts.length; i += 2) {
      this.append(String(parts[i]), parts[i + 1]);
    }
  }

  set(name: string, value: unknown): void {
    if (typeof name !== "string" || !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      throw nodeError(
        TypeError,
        "ERR_INVALID_HTTP_TOKEN",
        `Header name must be a valid HTTP token ["${String(name)}"]`,
      );
    }
    if (value === undefined) {
      throw nodeError(
        TypeError,
        "ERR_HTTP_INVALID_HEADER_VALUE",
        `Invalid value "undefined" for header "${name}"`,
      );
    }
    const text = Array.isArray(value) ? value.map(String) : String(value);
    if ([text].flat().some((part) => /[^\t\x20-\x7e\x80-\xff]/.test(part))) {
      throw nodeError(TypeError, "ERR_INVALID_CHAR", `Invalid character in header content ["${name}"]`);
    }
    this.#fields.set(name.toLowerCase(), { name, value: text });
  }

  append(name: string, value: unknown): void {
    const before = this.get(name);
    this.set(name, before === undefined ? value : [before, value].flat());
  }

  get(name: string): Value | undefined {
    return this.#fields.get(name.toLowerCase())?.value;
  }

  delete(name: string): void {
    this.#fields.delete(name.toLowerCase());
  }

  /** In lower case. */
  names(): string[] {
    return [...this.#fields.keys()];
  }

  rawNames(): string[] {
    return [...this.#fields.values()].map(({ name }) => name);
  }

  /** By names in lower case. */
  all(): Record<string, Value> {
    const all = Object.create(null) as Record<string, Value>;
    this.#fields.forEach(({ value }, name) => (all[name] = value));
    return all;
  }

  /** One pair for each value. */
  pairs(): [name: string, value: string][] {
    return [...this.#fields.values()].flatMap(({ name, value }) =>
      [value].flat().map((one): [string, string] => [name, one]),
    );
  }
}
