import { isVersion, newestIn } from "../../bundler/semver.ts";
import { client, resultOf } from "../client.ts";

/**
 * The version of a package that `wanted` names, such as `hono`, `hono@4` or `@scope/name@beta`.
 *
 * @throws ApiError, or Error if no version fits
 */
export async function findPackage(
  account: string,
  wanted: string,
): Promise<{ name: string; version: string }> {
  const [, name = wanted, range = "latest"] = /^(@?[^@]+)(?:@(.+))?$/.exec(wanted) ?? [];
  const found = await resultOf(
    client.GET("/client/v4/accounts/{account}/workers/packages", {
      params: { path: { account }, query: { name } },
    }),
  );
  const version = found.tags[range] ?? (isVersion(range) ? range : newestIn(found.versions, range));
  if (version === undefined) throw new Error(`No version of ${name} is in the range ${range}`);
  return { name, version };
}
