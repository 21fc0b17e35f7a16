import { build } from "esbuild";
import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { internals, script } from "./build-steps/internals.mjs";
import { leanUrl } from "./build-steps/lean-url.mjs";
import {
  cryptoScript,
  inspectScript,
  kvScript,
  lexerScript,
  rewriterModule,
  rewriterScript,
  urlPatternScript,
  urlScript,
} from "./build-steps/library-scripts.mjs";
import { nodeNames } from "./build-steps/node-layer.mjs";
import { nodeScripts } from "./build-steps/node-scripts.mjs";
import { BUILT_INS, bundled } from "./build-steps/options.mjs";
import { here } from "./build-steps/paths.mjs";
import { withShortNames } from "./build-steps/short-names.mjs";

const used = new Set();
const node = await nodeScripts(used);
const urlParser = await urlScript(used);
const algorithms = await cryptoScript(used);
const kv = await kvScript(used);

/** What is in the snapshot. */
const runtime = await build({
  ...bundled,
  entryPoints: [here("src/main.ts")],
  outdir: here("dist"),
  format: "iife",
  banner: { js: `(() => { "use strict"; const { ${BUILT_INS.join(", ")} } = globalThis;` },
  footer: { js: "})();" },
  plugins: [leanUrl, nodeNames, internals(used)],
});

const inputsOf = ({ metafile }) =>
  Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
const ofNode = new Map(inputsOf(node.result));
const twice = inputsOf(runtime).filter(([path]) => ofNode.has(path));
if (twice.length > 0) {
  throw new Error(`there must be one instance of ${twice.join(", ")}: move it out of src/node`);
}

const files = new Map([
  ["runtime.js", await withShortNames(runtime.outputFiles[0].text)],
  ["scripts/crypto.js", script(algorithms)],
  ["scripts/inspect.js", script(await inspectScript())],
  ["scripts/kv.js", script(kv)],
  ["scripts/module-lexer.js", script(await lexerScript())],
  ["scripts/url-parser.js", script(urlParser)],
  ["scripts/url-pattern.js", script(await urlPatternScript())],
  ["scripts/html-rewriter.js", script(await rewriterScript())],
  ...[...node.scripts].map(([name, text]) => [`scripts/${name}.js`, text]),
]);
await rm(here("dist"), { recursive: true, force: true });
for (const [name, text] of files) {
  await mkdir(dirname(here(`dist/${name}`)), { recursive: true });
  await writeFile(here(`dist/${name}`), text);
}
await copyFile(rewriterModule, here("dist/html-rewriter.wasm"));

if (process.argv.includes("--sizes")) {
  for (const [name, result] of Object.entries({ runtime, node: node.result })) {
    for (const [path, { bytesInOutput }] of inputsOf(result)) {
      console.log(String(bytesInOutput).padStart(8), name, path);
    }
  }
}
