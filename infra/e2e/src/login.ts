import { once } from "node:events";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicUrl } from "./launcher.ts";
import type { TlsFront } from "./tls-front.ts";
import { type Outcome, start, wrangler } from "./wrangler.ts";

/** Stock wrangler with a home of its own, in which a login outlives the single command. */
export class WranglerHome {
  readonly #folder: string;
  readonly #variables: Readonly<Record<string, string>>;

  private constructor(folder: string, variables: Readonly<Record<string, string>>) {
    this.#folder = folder;
    this.#variables = { HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), ...variables };
  }

  /** For a platform on http, whose addresses are named one by one. */
  static async make(): Promise<WranglerHome> {
    const url = await publicUrl();
    return WranglerHome.#with({
      ...platform(url),
      WRANGLER_AUTH_URL: `${url}/oauth2/auth`,
      WRANGLER_TOKEN_URL: `${url}/oauth2/token`,
      WRANGLER_REVOKE_URL: `${url}/oauth2/revoke`,
    });
  }

  /** For a platform on https, of which wrangler knows all from its host. */
  static async makeBehind(front: TlsFront): Promise<WranglerHome> {
    return WranglerHome.#with({ ...platform(front.url), NODE_EXTRA_CA_CERTS: front.certificate });
  }

  static async #with(variables: Readonly<Record<string, string>>): Promise<WranglerHome> {
    return new WranglerHome(await mkdtemp(join(tmpdir(), "holdfast-login-")), variables);
  }

  /** Runs a command that needs no answer. */
  async run(project: string, ...command: string[]): Promise<Outcome> {
    return wrangler(project, this.#variables, ...command);
  }

  /** Runs `wrangler login`; `visit` does in a browser what the user would at the printed address. */
  async login(visit: (url: string) => Promise<void>): Promise<Outcome> {
    return this.#login([], /https?:\/\/\S+\/oauth2\/auth\?\S+/, visit);
  }

  /** Runs `wrangler login --device`; `enter` does in a browser what the user would with the printed code. */
  async loginByCode(enter: (code: string) => Promise<void>): Promise<Outcome> {
    return this.#login(["--device"], /\b[A-Z]{4}-[A-Z]{4}\b/, enter);
  }

  async #login(words: string[], what: RegExp, act: (found: string) => Promise<void>): Promise<Outcome> {
    const child = start(
      { project: this.#folder, variables: this.#variables },
      "login",
      "--browser=false",
      ...words,
    );
    let output = "";
    const printed = new Promise<string>((found, fail) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const match = what.exec(output)?.[0];
        if (match !== undefined) found(match);
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", read);
      child.once("close", () => fail(new Error(`wrangler login ended early: ${output}`)));
    });
    const ended = once(child, "close");
    await act(await printed);
    const [code] = (await ended) as [number | null];
    return { code: code ?? 1, output };
  }

  /** What wrangler keeps of the login. */
  async credentials(): Promise<string> {
    return readFile(this.#file(), "utf8");
  }

  /** Lets the access token's time be over, as wrangler sees it. */
  async expire(): Promise<void> {
    const kept = await this.credentials();
    const past = kept.replace(/expiration_time = .*/, 'expiration_time = "2020-01-01T00:00:00.000Z"');
    await writeFile(this.#file(), past);
  }

  #file(): string {
    return join(this.#folder, "config/.wrangler/config/default.toml");
  }
}

function platform(url: string): Record<string, string> {
  return {
    CLOUDFLARE_API_BASE_URL: `${url}/client/v4`,
    WRANGLER_AUTH_DOMAIN: new URL(url).host,
    WRANGLER_SEND_METRICS: "false",
  };
}
