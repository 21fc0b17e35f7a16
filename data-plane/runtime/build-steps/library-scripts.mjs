import { build, transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { fromRuntime } from "./internals.mjs";
import { leanUrl } from "./lean-url.mjs";
import { bundled, shared } from "./options.mjs";
import { here, required } from "./paths.mjs";

const rewriterFolder = dirname(required("html-rewriter-wasm"));

/** The WebAssembly module behind `HTMLRewriter`. */
export const rewriterModule = `${rewriterFolder}/html_rewriter_bg.wasm`;

/** What finds the imports of a module. */
export function lexerScript() {
  return library(fileURLToPath(import.meta.resolve("es-module-lexer/js")), []);
}

/** The URL parser that takes what is no plain http(s) URL. */
export function urlScript(used) {
  return library(required("whatwg-url/lib/url-state-machine.js"), [
    leanUrl,
    fromRuntime(here("src/web/url"), used),
  ]);
}

/** The parser and matcher behind `URLPattern`. */
export function urlPatternScript() {
  return library(required("urlpattern-polyfill/urlpattern"), []);
}

/** The algorithms of `crypto.subtle`. */
export function cryptoScript(used) {
  const folder = here("src/web/crypto/algorithms");
  return library(`${folder}/families.ts`, [fromRuntime(folder, used)]);
}

/** What KV namespaces are in `env`. */
export function kvScript(used) {
  const folder = here("src/kv");
  return library(`${folder}/kv-namespace.ts`, [fromRuntime(folder, used)]);
}

async function library(path, plugins) {
  const { outputFiles } = await build({
    ...bundled,
    entryPoints: [path],
    outdir: "library",
    format: "cjs",
    plugins,
  });
  return `const module={exports:{}};${outputFiles[0].text}\nreturn module.exports;`;
}

/** The formatter of the console makes hundreds of functions as soon as it is evaluated. */
export async function inspectScript() {
  const library = await readFile(required("node-inspect-extracted"), "utf8");
  return minified(`const module = { exports: {} };
    const { exports } = module;
    ${library}
    return module.exports;`);
}

/**
 * The glue of html-rewriter-wasm reads its module from the disk as soon as it is evaluated. Here it becomes a function that
 * is given an instance when somebody rewrites HTML.
 */
export async function rewriterScript() {
  const asyncify = await readFile(`${rewriterFolder}/asyncify.js`, "utf8");
  const glue = await readFile(`${rewriterFolder}/html_rewriter.js`, "utf8");
  const loader = glue.indexOf("const path = require('path')");
  if (loader < 0) {
    throw new Error("html-rewriter-wasm loads its module in another way than it did");
  }
  return minified(`return (instantiate, required) => {
    const inner = { exports: {} };
    ((module, require) => { ${asyncify} })(inner, required);
    const module = { exports: {} };
    const require = (name) => (name.endsWith("asyncify.js") ? inner.exports : required(name));
    ${glue.slice(0, loader)}
    wasm = instantiate(imports).exports;
    setWasmExports(wasm);
    return module.exports.HTMLRewriter;
  };`);
}

/** The body of a function, without what only readers need. */
async function minified(body) {
  return (await transform(body, { ...shared, loader: "js" })).code;
}
