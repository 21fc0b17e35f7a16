const SHAPE = /^[a-z0-9-]+$/;

/** Why a subdomain cannot be picked, or `null` if its shape is right. Whether it is free only the server knows. */
export function subdomainProblem(name: string): string | null {
  if (name.length < 3) return "At least 3 characters";
  if (name.length > 63) return "At most 63 characters";
  if (!SHAPE.test(name)) return "Only lower-case letters, digits and hyphens";
  if (name.startsWith("-") || name.endsWith("-")) return "Must not begin or end with a hyphen";
  return null;
}

/** A name to begin with, taken from the local part of an e-mail address; empty if nothing usable is left. */
export function suggestSubdomain(email: string): string {
  const local = email.split("@")[0] ?? "";
  const name = local
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 63);
  return subdomainProblem(name) === null ? name : "";
}
