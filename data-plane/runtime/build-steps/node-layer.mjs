import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { here } from "./paths.mjs";

/** Each file of `src/node` is the module of its path. */
export const nodeFolder = here("src/node");
const nodeModules = new Map(
  readdirSync(nodeFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".d.ts"))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .filter((path) => !path.startsWith(`${nodeFolder}/internal/`))
    .map((path) => [relative(nodeFolder, path).replace(/\.ts$/, ""), path]),
);

/** Taken from unenv as they are: they have Node's names, and what a Worker cannot do refuses by name. */
const fromUnenv = [
  ..."child_process cluster constants dgram dns dns/promises domain fs fs/promises http2 inspector".split(
    " ",
  ),
  ..."inspector/promises net punycode querystring readline readline/promises repl sqlite tls trace_events".split(
    " ",
  ),
  ..."http https tty url v8 vm wasi worker_threads zlib".split(" "),
];
for (const name of fromUnenv) {
  if (!nodeModules.has(name)) {
    nodeModules.set(name, fileURLToPath(import.meta.resolve(`unenv/node/${name}`)));
  }
}

/** The names of Node's modules, which is all that the runtime script knows of them: `holdfast:node-names`. */
export const nodeNames = {
  name: "node-names",
  setup(builder) {
    builder.onResolve({ filter: /^holdfast:node-names$/ }, ({ path }) => ({ path, namespace: "node-names" }));
    builder.onLoad({ filter: /.*/, namespace: "node-names" }, () => ({
      contents: `export const names = ${JSON.stringify(Object.fromEntries([...nodeModules.keys()].map((name) => [name, true])))};`,
    }));
  },
};

/** Each module by its name and its file. */
export const nodeEntryPoints = [...nodeModules].map(([name, path]) => ({ in: path, out: name }));

/** Whoever imports a module of Node gets ours, packages of others included. */
export const nodeLayer = {
  name: "node-layer",
  setup(builder) {
    builder.onResolve({ filter: /^(node:)?[a-z_0-9/]+$/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, "").replace(/\/$/, "");
      const ours = nodeModules.get(name);
      const isWanted = path.startsWith("node:") || path.endsWith("/") || builtinModules.includes(name);
      return ours !== undefined && isWanted && importer !== ours ? { path: ours } : undefined;
    });
    builder.onResolve({ filter: /_internal\/utils\.mjs$/ }, ({ importer }) =>
      importer.includes("/unenv/") ? { path: here("src/node/internal/unenv-utils.ts") } : undefined,
    );
    // On Workers paths are resolved from the root, wherever `process.cwd()` is.
    builder.onLoad({ filter: /\/path-unified\/src\/(path|isWindows)\.js$/ }, async ({ path }) => ({
      contents: `const process = { cwd: () => "/", platform: "linux", env: {} };${await readFile(path, "utf8")}`,
    }));
    builder.onResolve({ filter: /^\.\/validators\.js$/ }, ({ importer }) =>
      importer.includes("/path-unified/")
        ? { path: here("src/node/internal/path-validators.ts") }
        : undefined,
    );
    builder.onResolve({ filter: /^safe-buffer$/ }, () => ({ path: nodeModules.get("buffer") }));
    builder.onResolve({ filter: /^abort-controller$/ }, () =>
      builder.resolve("../web/abort.ts", { kind: "import-statement", resolveDir: nodeFolder }),
    );
  },
};
