type Table = Record<string, unknown>;

const BARE = /^[A-Za-z0-9_-]+/;
const NUMBER = /^[+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?/;

/**
 * The part of TOML in which Workers are configured: tables and arrays of them, strings, numbers, booleans, arrays and
 * inline tables. Dates and non-decimal numbers are not read.
 *
 * @throws SyntaxError naming the line
 */
export function parseToml(text: string): Table {
  return new Reader(text).document();
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Table {
    const root: Table = {};
    let table = root;
    for (;;) {
      this.#skip(/^(?:[ \t\r\n]+|#[^\n]*)+/);
      if (this.#rest() === "") return root;
      if (this.#take("[[")) {
        table = this.#append(root, this.#key());
        this.#expect("]]");
      } else if (this.#take("[")) {
        table = this.#descend(root, this.#key());
        this.#expect("]");
      } else {
        this.#entry(table);
      }
      this.#skip(/^[ \t\r]*(?:#[^\n]*)?/);
      if (this.#rest() !== "") this.#expect("\n");
    }
  }

  #entry(table: Table): void {
    const path = this.#key();
    this.#expect("=");
    const name = path.pop() ?? "";
    this.#descend(table, path)[name] = this.#value();
  }

  #key(): string[] {
    const path: string[] = [];
    do {
      this.#blank();
      path.push(this.#rest().startsWith('"') ? this.#string() : this.#match(BARE));
      this.#blank();
    } while (this.#take("."));
    return path;
  }

  #value(): unknown {
    this.#blank();
    const rest = this.#rest();
    if (rest.startsWith('"') || rest.startsWith("'")) return this.#string();
    if (this.#take("[")) return this.#list();
    if (this.#take("{")) return this.#inline();
    if (this.#take("true")) return true;
    if (this.#take("false")) return false;
    return Number(this.#match(NUMBER).replaceAll("_", ""));
  }

  #list(): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      this.#skip(/^(?:[ \t\r\n]+|#[^\n]*)+/);
      if (this.#take("]")) return items;
      items.push(this.#value());
      this.#skip(/^(?:[ \t\r\n]+|#[^\n]*)+/);
      if (!this.#take(",")) {
        this.#expect("]");
        return items;
      }
    }
  }

  #inline(): Table {
    const table: Table = {};
    this.#blank();
    if (this.#take("}")) return table;
    do this.#entry(table);
    while ((this.#blank(), this.#take(",")));
    this.#expect("}");
    return table;
  }

  #string(): string {
    const rest = this.#rest();
    for (const quote of ['"""', "'''"]) {
      if (!rest.startsWith(quote)) continue;
      const end = rest.indexOf(quote, 3);
      if (end < 0) this.#fail();
      this.#at += end + 3;
      const inner = rest.slice(3, end).replace(/^\r?\n/, "");
      return quote === '"""' ? this.#unescape(inner.replaceAll("\n", "\\n")) : inner;
    }
    if (rest.startsWith("'")) return this.#match(/^'[^'\n]*'/).slice(1, -1);
    return this.#unescape(this.#match(/^"(?:\\.|[^"\\\n])*"/).slice(1, -1));
  }

  #unescape(inner: string): string {
    try {
      return JSON.parse(`"${inner.replace(/(?<!\\)"/g, '\\"')}"`) as string;
    } catch {
      return this.#fail();
    }
  }

  #descend(table: Table, path: string[]): Table {
    return path.reduce((inside: Table, name) => {
      const next = (inside[name] ??= {});
      const last: unknown = Array.isArray(next) ? next.at(-1) : next;
      return typeof last === "object" && last !== null ? (last as Table) : this.#fail();
    }, table);
  }

  #append(root: Table, path: string[]): Table {
    const name = path.pop() ?? "";
    const parent = this.#descend(root, path);
    const list = (parent[name] ??= []);
    if (!Array.isArray(list)) this.#fail();
    const table: Table = {};
    (list as Table[]).push(table);
    return table;
  }

  #rest(): string {
    return this.#text.slice(this.#at);
  }

  #blank(): void {
    this.#skip(/^[ \t]+/);
  }

  #skip(pattern: RegExp): void {
    this.#at += pattern.exec(this.#rest())?.[0].length ?? 0;
  }

  #take(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #expect(word: string): void {
    this.#blank();
    if (!this.#take(word)) this.#fail();
  }

  #match(pattern: RegExp): string {
    const found = pattern.exec(this.#rest())?.[0];
    if (found === undefined) return this.#fail();
    this.#at += found.length;
    return found;
  }

  #fail(): never {
    const line = this.#text.slice(0, this.#at).split("\n").length;
    throw new SyntaxError(`Cannot be read at line ${line}`);
  }
}
