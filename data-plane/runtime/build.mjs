import { build } from "esbuild";
import { copyFile, readFile } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
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

const htmlRewriter = (file) =>
  createRequire(import.meta.url)
    .resolve("html-rewriter-wasm")
    .replace(/[^/]+$/, file);

/**
 * The glue of html-rewriter-wasm reads its module from the disk as soon as it is loaded. Here it becomes a function that is
 * given an instance when somebody rewrites HTML.
 */
const lazyHtmlRewriter = {
  name: "lazy-html-rewriter",
  setup(builder) {
    builder.onResolve({ filter: /^holdfast:html-rewriter$/ }, ({ path }) => ({
      path,
      namespace: "html-rewriter",
    }));
    builder.onLoad({ filter: /.*/, namespace: "html-rewriter" }, async () => {
      const asyncify = await readFile(htmlRewriter("asyncify.js"), "utf8");
      const glue = await readFile(htmlRewriter("html_rewriter.js"), "utf8");
      const loader = glue.indexOf("const path = require('path')");
      if (loader < 0) throw new Error("html-rewriter-wasm loads its module in another way than it did");
      const contents = `export function load(instantiate, required) {
        const inner = { exports: {} };
        ((module, require) => { ${asyncify} })(inner, required);
        const module = { exports: {} };
        const require = (name) => (name.endsWith("asyncify.js") ? inner.exports : required(name));
        ${glue.slice(0, loader)}
        wasm = instantiate(imports).exports;
        setWasmExports(wasm);
        return module.exports.HTMLRewriter;
      }`;
      return { contents, loader: "js" };
    });
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

/** The formatter of the console makes hundreds of functions as soon as it is loaded: here it is loaded when it is used. */
const lazyInspect = {
  name: "lazy-inspect",
  setup(builder) {
    builder.onResolve({ filter: /^holdfast:inspect$/ }, ({ path }) => ({ path, namespace: "inspect" }));
    builder.onLoad({ filter: /.*/, namespace: "inspect" }, async () => {
      const main = createRequire(import.meta.url).resolve("node-inspect-extracted");
      const contents = `export function load() {
        const module = { exports: {} };
        const { exports } = module;
        ${await readFile(main, "utf8")}
        return module.exports;
      }`;
      return { contents, loader: "js" };
    });
  },
};
/** Built-ins that the bundle uses by name; it keeps them to itself, so that a tenant may delete or replace the globals. */
const BUILT_INS = [
  ..."Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError".split(" "),
  ..."FinalizationRegistry Float32Array Float64Array Function Int8Array Int16Array Int32Array Intl JSON Map".split(
    " ",
  ),
  ..."Math Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol".split(" "),
  ..."SyntaxError TypeError URIError Uint8Array Uint8ClampedArray Uint16Array Uint32Array WeakMap".split(" "),
  ..."WeakRef WeakSet decodeURIComponent encodeURIComponent isFinite isNaN parseFloat parseInt".split(" "),
];

const result = await build({
  entryPoints: [here("src/main.ts")],
  outfile: here("dist/runtime.js"),
  bundle: true,
  format: "iife",
  platform: "neutral",
  mainFields: ["module", "main"],
  target: "es2024",
  // One character outside of Latin-1 would make the engine keep the whole script in two bytes per character.
  charset: "ascii",
  legalComments: "eof",
  banner: { js: `(() => { const { ${BUILT_INS.join(", ")} } = globalThis;` },
  footer: { js: "})();" },
  minifySyntax: true,
  // Each isolate holds the text: a third less of it is a fifth less time to restore the snapshot.
  minifyWhitespace: true,
  lineLimit: 160,
  metafile: true,
  plugins: [leanUrl, lazyHtmlRewriter, lazyInspect, nodeLayer],
  define: { "process.env.READABLE_STREAM": "undefined" },
  logLevel: "warning",
});

await copyFile(htmlRewriter("html_rewriter_bg.wasm"), here("dist/html-rewriter.wasm"));

if (process.argv.includes("--sizes")) {
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(result.metafile.outputs)[0].inputs)) {
    console.log(String(bytesInOutput).padStart(8), path);
  }
}
