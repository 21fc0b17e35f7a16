import type { PackageSource, PackageVersions } from "./packages.ts";

const HEADERS = { "X-Requested-With": "holdfast-dashboard" };

/** The platform's registry, which answers those who may deploy for the account. */
export function registry(account: string, onFetch: (what: string) => void): PackageSource {
  const root = `/client/v4/accounts/${encodeURIComponent(account)}/workers/packages`;
  const get = async (what: string, path: string) => {
    onFetch(what);
    const response = await fetch(root + path, { headers: HEADERS });
    if (response.ok) return response;
    throw new Error(await refusal(response));
  };
  return {
    async versions(name) {
      const response = await get(name, `?${new URLSearchParams({ name }).toString()}`);
      return ((await response.json()) as { result: PackageVersions }).result;
    },
    async archive(name, version) {
      const query = new URLSearchParams({ name, version }).toString();
      return new Uint8Array(await (await get(`${name} ${version}`, `/archive?${query}`)).arrayBuffer());
    },
  };
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
