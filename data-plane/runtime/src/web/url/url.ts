import type { StateMachine, UrlRecord } from "whatwg-url/lib/url-state-machine.js";
import { loadScript } from "../../platform-script.ts";
import { asInterface, requireArguments, usvString } from "../webidl.ts";
import { type PlainUrl, parsePlain } from "./plain-url.ts";
import { type URLSearchParams, paramsOfQuery, resetParams } from "./url-search-params.ts";

/** whatwg-url. Loaded by the first URL that is not plain. */
function machine(): StateMachine {
  return loadScript("url-parser") as StateMachine;
}

/** https://url.spec.whatwg.org/#url-class; plain http(s) URLs stay in their short form until something is set. */
export class URL {
  #plain: PlainUrl | undefined;
  #record: UrlRecord | undefined;
  #params: URLSearchParams | undefined;

  constructor(url: unknown, base?: unknown) {
    if (arguments.length === 0) {
      throw new TypeError("Failed to construct 'URL': constructor parameter 1 is not of type 'USVString'.");
    }
    const input = usvString(url);
    const plain = base === undefined ? parsePlain(input) : undefined;
    if (plain !== undefined) {
      this.#plain = plain;
      return;
    }
    const record = parse(input, base === undefined ? undefined : usvString(base));
    if (record === null) {
      throw new TypeError("Invalid URL string.");
    }
    this.#record = record;
  }

  static canParse(url: unknown, base?: unknown): boolean {
    requireArguments(arguments.length, 1, "canParse() on URL");
    return parse(usvString(url), base === undefined ? undefined : usvString(base)) !== null;
  }

  static parse(url: unknown, base?: unknown): URL | null {
    requireArguments(arguments.length, 1, "parse() on URL");
    return URL.canParse(url, base) ? new URL(url, base) : null;
  }

  get href(): string {
    return this.#plain?.href ?? machine().serializeURL(this.#full());
  }

  set href(value: unknown) {
    const record = machine().basicURLParse(usvString(value));
    if (record === null) {
      throw new TypeError(
        "Failed to set the 'href' property on 'URL': the provided value is not of type 'valid URL string'.",
      );
    }
    this.#plain = undefined;
    this.#record = record;
    this.#resetParams();
  }

  get origin(): string {
    return this.#plain?.origin ?? machine().serializeURLOrigin(this.#full());
  }

  get protocol(): string {
    return this.#plain?.protocol ?? `${this.#full().scheme}:`;
  }

  set protocol(value: unknown) {
    this.#change(`${usvString(value)}:`, "scheme start");
  }

  get username(): string {
    return this.#plain === undefined ? this.#full().username : "";
  }

  set username(value: unknown) {
    const record = this.#full();
    if (!machine().cannotHaveAUsernamePasswordPort(record)) {
      machine().setTheUsername(record, usvString(value));
    }
  }

  get password(): string {
    return this.#plain === undefined ? this.#full().password : "";
  }

  set password(value: unknown) {
    const record = this.#full();
    if (!machine().cannotHaveAUsernamePasswordPort(record)) {
      machine().setThePassword(record, usvString(value));
    }
  }

  get host(): string {
    if (this.#plain !== undefined) {
      return this.#plain.port === "" ? this.#plain.hostname : `${this.#plain.hostname}:${this.#plain.port}`;
    }
    const { host, port } = this.#full();
    return host === null ? "" : machine().serializeHost(host) + (port === null ? "" : `:${port}`);
  }

  set host(value: unknown) {
    if (!machine().hasAnOpaquePath(this.#full())) {
      this.#change(usvString(value), "host");
    }
  }

  get hostname(): string {
    if (this.#plain !== undefined) {
      return this.#plain.hostname;
    }
    const { host } = this.#full();
    return host === null ? "" : machine().serializeHost(host);
  }

  set hostname(value: unknown) {
    if (!machine().hasAnOpaquePath(this.#full())) {
      this.#change(usvString(value), "hostname");
    }
  }

  get port(): string {
    if (this.#plain !== undefined) {
      return this.#plain.port;
    }
    const { port } = this.#full();
    return port === null ? "" : String(port);
  }

  set port(value: unknown) {
    const record = this.#full();
    const text = usvString(value);
    if (machine().cannotHaveAUsernamePasswordPort(record)) {
      return;
    }
    if (text === "") {
      record.port = null;
    } else {
      this.#change(text, "port");
    }
  }

  get pathname(): string {
    return this.#plain?.pathname ?? machine().serializePath(this.#full());
  }

  set pathname(value: unknown) {
    const record = this.#full();
    if (!machine().hasAnOpaquePath(record)) {
      record.path = [];
      this.#change(usvString(value), "path start");
    }
  }

  get search(): string {
    if (this.#plain !== undefined) {
      return this.#plain.search;
    }
    const { query } = this.#full();
    return query === null || query === "" ? "" : `?${query}`;
  }

  set search(value: unknown) {
    const record = this.#full();
    const text = usvString(value);
    if (text === "") {
      record.query = null;
    } else {
      record.query = "";
      this.#change(text.startsWith("?") ? text.slice(1) : text, "query");
    }
    this.#resetParams();
  }

  get searchParams(): URLSearchParams {
    this.#params ??= paramsOfQuery(this.search.slice(1), (query) => {
      this.#full().query = query === "" ? null : query;
    });
    return this.#params;
  }

  get hash(): string {
    if (this.#plain !== undefined) {
      return this.#plain.hash;
    }
    const { fragment } = this.#full();
    return fragment === null || fragment === "" ? "" : `#${fragment}`;
  }

  set hash(value: unknown) {
    const record = this.#full();
    const text = usvString(value);
    if (text === "") {
      record.fragment = null;
    } else {
      record.fragment = "";
      this.#change(text.startsWith("#") ? text.slice(1) : text, "fragment");
    }
  }

  toString(): string {
    return this.href;
  }

  toJSON(): string {
    return this.href;
  }

  /** The record that can be changed; the short form is given up. */
  #full(): UrlRecord {
    if (this.#record === undefined) {
      this.#record = machine().basicURLParse((this.#plain as PlainUrl).href) as UrlRecord;
      this.#plain = undefined;
    }
    return this.#record;
  }

  #change(input: string, stateOverride: string): void {
    machine().basicURLParse(input, { url: this.#full(), stateOverride });
  }

  #resetParams(): void {
    if (this.#params !== undefined) {
      resetParams(this.#params, this.search.slice(1));
    }
  }
}
asInterface(URL);

function parse(input: string, base: string | undefined): UrlRecord | null {
  if (base === undefined) {
    return machine().basicURLParse(input);
  }
  const baseURL = machine().basicURLParse(base);
  return baseURL === null ? null : machine().basicURLParse(input, { baseURL });
}

/** The normal form of an absolute URL, or undefined. */
export function normalizeUrl(input: string): string | undefined {
  const plain = parsePlain(input);
  if (plain !== undefined) {
    return plain.href;
  }
  const record = machine().basicURLParse(input);
  return record === null ? undefined : machine().serializeURL(record);
}
