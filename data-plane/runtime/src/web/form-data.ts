import { Blob, File } from "./blob.ts";
import { asInterface, requireArguments, usvString } from "./webidl.ts";

export type FormValue = string | File;

/** https://xhr.spec.whatwg.org/#interface-formdata */
export class FormData {
  #entries: [string, FormValue][] = [];

  constructor(form?: unknown) {
    if (form !== undefined) {
      throw new TypeError("FormData constructor: there are no HTML forms here.");
    }
  }

  append(name: string, value: unknown, filename?: string): void {
    requireArguments(arguments.length, 2, "append() on FormData");
    const key = usvString(name);
    this.#entries.push([key, entryValue(key, value, filename, arguments.length > 2)]);
  }

  set(name: string, value: unknown, filename?: string): void {
    requireArguments(arguments.length, 2, "set() on FormData");
    const key = usvString(name);
    const entry: [string, FormValue] = [key, entryValue(key, value, filename, arguments.length > 2)];
    const at = this.#entries.findIndex(([other]) => other === key);
    if (at < 0) {
      this.#entries.push(entry);
    } else {
      this.#entries = this.#entries.filter(([other], i) => other !== key || i === at);
      this.#entries[at] = entry;
    }
  }

  delete(name: string): void {
    const key = usvString(name);
    this.#entries = this.#entries.filter(([other]) => other !== key);
  }

  get(name: string): FormValue | null {
    const key = usvString(name);
    return this.#entries.find(([other]) => other === key)?.[1] ?? null;
  }

  getAll(name: string): FormValue[] {
    const key = usvString(name);
    return this.#entries.filter(([other]) => other === key).map(([, value]) => value);
  }

  has(name: string): boolean {
    const key = usvString(name);
    return this.#entries.some(([other]) => other === key);
  }

  forEach(callback: (value: FormValue, name: string, form: FormData) => unknown, thisArg?: unknown): void {
    for (const [name, value] of this.entries()) {
      callback.call(thisArg, value, name, this);
    }
  }

  *entries(): IterableIterator<[string, FormValue]> {
    for (let i = 0; i < this.#entries.length; i++) {
      const [name, value] = this.#entries[i] as [string, FormValue];
      yield [name, value];
    }
  }

  *keys(): IterableIterator<string> {
    for (const [name] of this.entries()) {
      yield name;
    }
  }

  *values(): IterableIterator<FormValue> {
    for (const [, value] of this.entries()) {
      yield value;
    }
  }

  declare [Symbol.iterator]: () => IterableIterator<[string, FormValue]>;
}
Object.defineProperty(FormData.prototype, Symbol.iterator, {
  value: FormData.prototype.entries,
  writable: true,
  configurable: true,
});
asInterface(FormData);

function entryValue(
  field: string,
  value: unknown,
  filename: string | undefined,
  hasFilename: boolean,
): FormValue {
  if (!(value instanceof Blob)) {
    return usvString(value);
  }
  if (value instanceof File && !hasFilename) {
    return value;
  }
  const name = hasFilename ? usvString(filename) : field;
  return new File([value], name, { type: value.type });
}
