import type { PackageSource, PackageVersions } from "./packages.ts";
import type { Fetching } from "./protocol.ts";

const HEADERS = { "X-Requested-With": "holdfast-dashboard" };

/** A page's connections to one server are few: more at once would only wait there. */
const AT_ONCE = 6;

/** The platform's registry, which answers those who may deploy for the account. */
export function registry(account: string, onFetch: (fetching: Fetching) => void): PackageSource {
  const root = `/client/v4/accounts/${encodeURIComponent(account)}/workers/packages`;
  const turns = new Turns(AT_ONCE);
  const come = { archives: 0, bytes: 0 };
  const get = (what: string, path: string) =>
    turns.take(async () => {
      onFetch({ what, ...come });
      const response = await fetch(root + path, { headers: HEADERS });
      if (!response.ok) throw new Error(await refusal(response));
      return new Uint8Array(await response.arrayBuffer());
    });
  return {
    async versions(name) {
      const body = await get(name, `?${new URLSearchParams({ name }).toString()}`);
      return (JSON.parse(new TextDecoder().decode(body)) as { result: PackageVersions }).result;
    },
    async archive(name, version) {
      const query = new URLSearchParams({ name, version }).toString();
      const body = await get(`${name} ${version}`, `/archive?${query}`);
      come.archives += 1;
      come.bytes += body.length;
      return body;
    },
  };
}

/** Lets so many run at once; others wait in the order in which they came. */
class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async take<T>(act: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await act();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

async function refusal(response: Response): Promise<string> {
  try {
    const { errors } = (await response.json()) as { errors?: { message: string }[] };
    if (errors?.[0]) return errors[0].message;
  } catch {
    // No envelope: said below.
  }
  return `The platform answered ${response.status} when asked for a package`;
}
