/** A part of something that was different before; absent sides did not exist. */
export interface Change {
  /** Where: names joined by dots, `bindings.0.name`; empty for the thing itself. A list of plain values is one part. */
  path: string;
  before?: string;
  after?: string;
}

/** Every part in which two states differ, each as one line of text. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const old = leavesOf(before);
  const now = leavesOf(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => {
      const [was, is] = [old.get(path), now.get(path)];
      return { path, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) };
    });
}

function leavesOf(value: unknown, path = "", found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return found;
  if (typeof value !== "object") return found.set(path, lineOf(value));
  if (Array.isArray(value) && value.every((part) => typeof part !== "object")) {
    return found.set(path, value.length === 0 ? "none" : value.map(lineOf).join(", "));
  }
  for (const [name, part] of Object.entries(value)) {
    leavesOf(part, path === "" ? name : `${path}.${name}`, found);
  }
  return found;
}

function lineOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
