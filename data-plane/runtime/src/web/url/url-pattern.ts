import { loadScript } from "../../platform-script.ts";
import { asInterface } from "../webidl.ts";

type Arguments = [input?: unknown, baseUrl?: unknown];

/** What the library makes; it checks what it is given. */
interface Pattern {
  test(...args: Arguments): boolean;
  exec(...args: Arguments): object | null;
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly hasRegExpGroups: boolean;
}

/** https://urlpattern.spec.whatwg.org/#urlpattern-class */
export class URLPattern {
  readonly #pattern: Pattern;

  // The second argument is a base or options; the library tells which. None is required.
  constructor(...args: unknown[]) {
    const library = loadScript("url-pattern") as { URLPattern: new (...args: unknown[]) => Pattern };
    this.#pattern = new library.URLPattern(...args);
  }

  test(...args: Arguments): boolean {
    return this.#pattern.test(...args);
  }

  exec(...args: Arguments): object | null {
    return this.#pattern.exec(...args);
  }

  get protocol(): string {
    return this.#pattern.protocol;
  }

  get username(): string {
    return this.#pattern.username;
  }

  get password(): string {
    return this.#pattern.password;
  }

  get hostname(): string {
    return this.#pattern.hostname;
  }

  get port(): string {
    return this.#pattern.port;
  }

  get pathname(): string {
    return this.#pattern.pathname;
  }

  get search(): string {
    return this.#pattern.search;
  }

  get hash(): string {
    return this.#pattern.hash;
  }

  get hasRegExpGroups(): boolean {
    return this.#pattern.hasRegExpGroups;
  }
}
asInterface(URLPattern);
