import { isVersion, newestIn } from "../../bundler/semver.ts";
import { client, resultOf } from "../client.ts";

export interface FoundPackage {
  name: string;
  version: string;
  /** What the project asks for from now on: newer ones that fit as well, unless one version was named. */
  range: string;
  /** What the registry says against that version. */
  deprecation: string | undefined;
}

/**
 * The package that `wanted` names, such as `hono`, `hono@4` or `@scope/name@beta`.
 *
 * @throws ApiError, or Error if no version fits
 */
export async function findPackage(account: string, wanted: string): Promise<FoundPackage> {
  const [, name = wanted, range = "latest"] = /^(@?[^@]+)(?:@(.+))?$/.exec(wanted) ?? [];
  const { tags, versions, deprecations } = await resultOf(
    client.GET("/client/v4/accounts/{account}/workers/packages", {
      params: { path: { account }, query: { name } },
    }),
  );
  const named = isVersion(range) ? range : undefined;
  const version = tags[range] ?? (named && versions.includes(named) ? named : newestIn(versions, range));
  if (version === undefined)
    throw new Error(`${name} has no version ${range}; the latest is ${tags["latest"] ?? "unknown"}`);
  return { name, version, range: named ?? `^${version}`, deprecation: deprecations[version] };
}
