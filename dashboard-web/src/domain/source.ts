const NAMES: Record<string, string> = {
  wrangler: "wrangler",
  dash: "dashboard",
  api: "API",
  terraform: "Terraform",
};

/** Which program a change came from. */
export function sourceName(source: string | undefined): string {
  if (source === undefined) return "";
  return `with ${NAMES[source] ?? source}`;
}
