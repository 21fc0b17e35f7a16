import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, resolve } from "node:path";
import type { WorkerSource } from "@holdfast/side-by-side";

const WORKERS = resolve(import.meta.dirname, "../workers");
const SHARED = ["harness.js", "describe.js", "keys.js"];

/** A request whose answers are compared, from `<file>.requests.json`. */
export interface RecordedRequest {
  readonly name: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What must be equal; all three if absent. */
  readonly compare?: readonly ("status" | "headers" | "body")[];
}

/** One file of checks. */
export interface Suite {
  /** `<group>/<file>`. */
  readonly id: string;
  readonly worker: WorkerSource;
  readonly requests: readonly RecordedRequest[];
}

export async function groups(): Promise<string[]> {
  const entries = await readdir(WORKERS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * The suites of one group, or of all. Throws on a group that there is not.
 *
 * @param origin address of the server outside that Workers import from `origin.js`
 */
export async function suites(only: string | undefined, origin: string): Promise<Suite[]> {
  const known = await groups();
  if (only !== undefined && !known.includes(only)) {
    throw new Error(`there is no group ${only}; there are: ${known.join(", ")}`);
  }
  const chosen = only === undefined ? known : [only];
  return (await Promise.all(chosen.map((group) => suitesOf(group, origin)))).flat();
}

async function suitesOf(group: string, origin: string): Promise<Suite[]> {
  const files = (await readdir(join(WORKERS, group))).sort();
  return Promise.all(
    files
      .filter((file) => file.endsWith(".js"))
      .map((file) =>
        suite(group, basename(file, ".js"), files.includes(file.replace(/js$/, "requests.json")), origin),
      ),
  );
}

async function suite(group: string, name: string, hasRequests: boolean, origin: string): Promise<Suite> {
  const read = (path: string): Promise<string> => readFile(join(WORKERS, path), "utf8");
  const modules = new Map<string, string | Uint8Array>([[`${name}.js`, await read(`${group}/${name}.js`)]]);
  modules.set("origin.js", `export const origin = ${JSON.stringify(origin)};`);
  for (const file of SHARED) modules.set(file, await read(file));
  for (const [file, content] of await ownModules(join(WORKERS, group, `${name}.modules`))) {
    modules.set(file, content);
  }
  return {
    id: `${group}/${name}`,
    worker: {
      name: `conformance-${group}-${name}`,
      compatibilityDate: "2026-11-01",
      mainModule: `${name}.js`,
      modules,
      objects: [
        { className: "Store", storage: "sqlite" },
        { className: "Legacy", storage: "kv" },
      ],
      ...(group === "kv" ? { kvNamespaces: ["KV"] } : {}),
      readyPath: "/.checks",
    },
    requests: hasRequests
      ? (JSON.parse(await read(`${group}/${name}.requests.json`)) as RecordedRequest[])
      : [],
  };
}

/** The further modules of a Worker, by path below its folder; none when there is no folder. */
async function ownModules(folder: string): Promise<[name: string, content: Uint8Array][]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => [relative(folder, path), await readFile(path)] as [string, Uint8Array]),
  );
}
