import type { Zone } from "../api/model.ts";

/** The longest of the account's domains that a host or route pattern lies in; `undefined` if it lies in none. */
export function zoneOf(zones: readonly Zone[], pattern: string): Zone | undefined {
  const host = hostOf(pattern);
  return zones
    .filter(({ name }) => host === name || host.endsWith(`.${name}`) || host === `*${name}`)
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

function hostOf(pattern: string): string {
  return (
    pattern
      .trim()
      .replace(/^\*?[a-z]*:\/\//i, "")
      .split("/")[0] ?? ""
  ).toLowerCase();
}
