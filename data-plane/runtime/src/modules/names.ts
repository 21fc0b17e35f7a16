/** As `ModuleNames` of the host: names are paths without a leading slash. */

const isBuiltIn = (specifier: string): boolean => /^(cloudflare|node):/.test(specifier);

/** The name that a specifier means in the module `referrer`. */
export function resolveName(specifier: string, referrer: string): string {
  if (isBuiltIn(specifier)) {
    return specifier;
  }
  const isRelative = specifier.startsWith("./") || specifier.startsWith("../");
  return normalize(isRelative ? `${directoryOf(referrer)}/${specifier}` : specifier);
}

export function directoryOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

function normalize(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") {
      segments.pop();
    } else if (segment !== "." && segment !== "") {
      segments.push(segment);
    }
  }
  return segments.join("/");
}
