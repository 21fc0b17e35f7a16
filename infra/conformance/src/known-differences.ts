import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

const FILE = resolve(import.meta.dirname, "../known-differences.json");

/** Why a check may differ, by `<group>/<file>: <name>`. */
export async function knownDifferences(): Promise<ReadonlyMap<string, string>> {
  return new Map(Object.entries(JSON.parse(await readFile(FILE, "utf8")) as Record<string, string>));
}
