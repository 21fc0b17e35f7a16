const SHAPE = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/** Why a new Worker cannot have this name, or `null`. The name becomes a label of its host name. */
export function workerNameProblem(name: string, existing: readonly string[]): string | null {
  if (name === "") return "Give the Worker a name";
  if (name.length > 63) return "At most 63 characters";
  if (!SHAPE.test(name)) return "Lower-case letters, digits and hyphens, no hyphen at either end";
  if (existing.includes(name)) return `A Worker named ${name} exists already`;
  return null;
}

/** `base`, or `base-2`, `base-3` … until it is free. */
export function freeName(base: string, existing: readonly string[]): string {
  if (!existing.includes(base)) return base;
  let suffix = 2;
  while (existing.includes(`${base}-${suffix}`)) suffix += 1;
  return `${base}-${suffix}`;
}
