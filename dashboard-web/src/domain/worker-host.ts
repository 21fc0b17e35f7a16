import type { Platform } from "../api/model.ts";

/** What follows an account's subdomain in its Workers' addresses: the domain, and the port unless it is the scheme's own. */
export function workersHost({ scheme, domain, port }: Platform["workers"]): string {
  return new URL(`${scheme}://${domain}:${port}`).host;
}

/** Where a Worker answers below its account's subdomain. */
export function subdomainUrl(workers: Platform["workers"], subdomain: string, worker: string): string {
  return `${workers.scheme}://${worker}.${subdomain}.${workersHost(workers)}`;
}
