import { build } from "esbuild";
import { copyFile, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
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
  minifySyntax: true,
  metafile: true,
  plugins: [leanUrl, lazyHtmlRewriter, lazyInspect],
  logLevel: "warning",
});

await copyFile(htmlRewriter("html_rewriter_bg.wasm"), here("dist/html-rewriter.wasm"));

if (process.argv.includes("--sizes")) {
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(result.metafile.outputs)[0].inputs)) {
    console.log(String(bytesInOutput).padStart(8), path);
  }
}
