import { build, transform } from "esbuild";
import { relative } from "node:path";
import { fromRuntime, script } from "./internals.mjs";
import { nodeEntryPoints, nodeFolder, nodeLayer } from "./node-layer.mjs";
import { bundled, shared } from "./options.mjs";
import { here } from "./paths.mjs";

const folder = here("dist/scripts/node");

/**
 * Node's modules, a script for each and for what several of them share, so that a program pays for what it uses only. Since
 * modules that import each other are in one script, no script needs itself.
 *
 * @returns what esbuild made of them, and the scripts by name
 */
export async function nodeScripts(used) {
  const result = await build({
    ...bundled,
    entryPoints: nodeEntryPoints,
    outdir: folder,
    format: "esm",
    splitting: true,
    chunkNames: "shared-[hash]",
    plugins: [nodeLayer, fromRuntime(nodeFolder, used)],
    define: { "process.env.READABLE_STREAM": "undefined" },
  });
  const scripts = new Map();
  for (const { path, text } of result.outputFiles) {
    scripts.set(`node/${relative(folder, path).replace(/\.js$/, "")}`, script(await asFunction(text)));
  }
  return { result, scripts };
}

/** The body of a function that gives the exports of an ES module of the build. */
async function asFunction(text) {
  const named = text.replace(/(\b(?:from|import) ?")(?:\.\.?\/)+([^"]+)\.js"/g, '$1node/$2"');
  const { code } = await transform(named, { ...shared, loader: "js", format: "cjs" });
  return `const module={exports:{}};${code}\nreturn module.exports;`;
}
