import { once } from "node:events";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publicUrl } from "./launcher.ts";
import { type Outcome, start, wrangler } from "./wrangler.ts";

/** Stock wrangler with a home of its own, in which a login outlives the single command. */
export class WranglerHome {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async make(): Promise<WranglerHome> {
    return new WranglerHome(await mkdtemp(join(tmpdir(), "holdfast-login-")));
  }

  /** Runs a command that needs no answer. */
  async run(project: string, ...command: string[]): Promise<Outcome> {
    return wrangler(project, await this.#variables(), ...command);
  }

  /** Runs `wrangler login`; `visit` does in a browser what the user would at the printed address. */
  async login(visit: (url: string) => Promise<void>): Promise<Outcome> {
    const child = start(
      { project: this.#folder, variables: await this.#variables() },
      "login",
      "--browser=false",
    );
    let output = "";
    const address = new Promise<string>((found, fail) => {
      const read = (chunk: Buffer): void => {
        output += chunk.toString();
        const url = /https?:\/\/\S+\/oauth2\/auth\?\S+/.exec(output)?.[0];
        if (url !== undefined) found(url);
      };
      child.stdout?.on("data", read);
      child.stderr?.on("data", read);
      child.once("close", () => fail(new Error(`wrangler login ended early: ${output}`)));
    });
    const ended = once(child, "close");
    await visit(await address);
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

  async #variables(): Promise<Record<string, string>> {
    const url = await publicUrl();
    return {
      HOME: this.#folder,
      XDG_CONFIG_HOME: join(this.#folder, "config"),
      CLOUDFLARE_API_BASE_URL: `${url}/client/v4`,
      WRANGLER_AUTH_DOMAIN: new URL(url).host,
      WRANGLER_AUTH_URL: `${url}/oauth2/auth`,
      WRANGLER_TOKEN_URL: `${url}/oauth2/token`,
      WRANGLER_REVOKE_URL: `${url}/oauth2/revoke`,
      WRANGLER_SEND_METRICS: "false",
    };
  }
}
