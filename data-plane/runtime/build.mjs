import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** whatwg-url brings large tables of its own: IDNA is done by the host, UTF-8 by our codec. */
const leanUrl = {
  name: "lean-url",
  setup(builder) {
    const replacements = new Map([
      ["tr46", here("src/web/url/tr46-shim.ts")],
      ["@exodus/bytes/encoding.js", here("src/web/url/empty-shim.ts")],
      ["@exodus/bytes/whatwg.js", here("src/web/url/percent-encode-shim.ts")],
      ["./encoding", here("src/web/url/encoding-shim.ts")],
    ]);
    builder.onResolve({ filter: /^(tr46|@exodus\/bytes\/(encoding|whatwg)\.js|\.\/encoding)$/ }, (args) =>
      args.importer.includes("/whatwg-url/") ? { path: replacements.get(args.path) } : undefined,
    );
  },
};

/** Node's modules: each file of `src/node` is the module of its path. */
const nodeFolder = here("src/node");
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

/**
 * Whoever imports a module of Node gets ours, packages of others included. The module `holdfast:node-loaders` has a
 * function for each that evaluates it when it is first called, so that a snapshot holds only their text.
 */
const nodeLayer = {
  name: "node-layer",
  setup(builder) {
    builder.onResolve({ filter: /^holdfast:node-loaders$/ }, () => ({ path: "loaders", namespace: "node" }));
    builder.onLoad({ filter: /.*/, namespace: "node" }, () => ({
      contents: `export const loaders = {${[...nodeModules]
        .map(([name, path]) => `${JSON.stringify(name)}: () => require(${JSON.stringify(path)})`)
        .join(",")}};`,
      resolveDir: nodeFolder,
    }));
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
    builder.onResolve({ filter: /^abort-controller$/ }, () => ({ path: here("src/web/abort.ts") }));
  },
};

const result = await build({
  entryPoints: [here("src/main.ts")],
  outfile: here("dist/runtime.js"),
  bundle: true,
  format: "iife",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2024",
  charset: "ascii",
  legalComments: "eof",
  minifySyntax: true,
  // Each isolate holds the text: a third less of it is a fifth less time to restore the snapshot.
  minifyWhitespace: true,
  lineLimit: 160,
  metafile: true,
  plugins: [leanUrl, nodeLayer],
  define: { "process.env.READABLE_STREAM": "undefined" },
  logLevel: "warning",
});

if (process.argv.includes("--sizes")) {
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(result.metafile.outputs)[0].inputs)) {
    console.log(String(bytesInOutput).padStart(8), path);
  }
}
