import { build } from "esbuild";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { fromRuntime, internals, script } from "./build-steps/internals.mjs";
import { leanUrl } from "./build-steps/lean-url.mjs";
import { inspectScript, rewriterModule, rewriterScript } from "./build-steps/library-scripts.mjs";
import { nodeEntry, nodeFolder, nodeLayer, nodeNames } from "./build-steps/node-layer.mjs";
import { BUILT_INS, bundled } from "./build-steps/options.mjs";
import { here } from "./build-steps/paths.mjs";

const used = new Set();

/** Node's modules. */
const node = await build({
  ...bundled,
  stdin: nodeEntry,
  banner: { js: "let loaders;" },
  footer: { js: "return loaders;" },
  plugins: [nodeLayer, fromRuntime(nodeFolder, used)],
  define: { "process.env.READABLE_STREAM": "undefined" },
});

/** What is in the snapshot. */
const runtime = await build({
  ...bundled,
  entryPoints: [here("src/main.ts")],
  banner: { js: `(() => { const { ${BUILT_INS.join(", ")} } = globalThis;` },
  footer: { js: "})();" },
  plugins: [leanUrl, nodeNames, internals(used)],
});

const inputsOf = ({ metafile }) => Object.values(metafile.outputs)[0].inputs;
const twice = Object.keys(inputsOf(runtime)).filter((path) => Object.hasOwn(inputsOf(node), path));
if (twice.length > 0) {
  throw new Error(`there must be one instance of ${twice.join(", ")}: move it out of src/node`);
}

const textOf = ({ outputFiles }) => outputFiles[0].text;
const outputs = {
  "runtime.js": textOf(runtime),
  "node.js": script(textOf(node)),
  "inspect.js": script(await inspectScript()),
  "html-rewriter.js": script(await rewriterScript()),
};
await mkdir(here("dist"), { recursive: true });
for (const [name, text] of Object.entries(outputs)) {
  await writeFile(here(`dist/${name}`), text);
}
await copyFile(rewriterModule, here("dist/html-rewriter.wasm"));

if (process.argv.includes("--sizes")) {
  for (const [name, result] of Object.entries({ "runtime.js": runtime, "node.js": node })) {
    for (const [path, { bytesInOutput }] of Object.entries(inputsOf(result))) {
      console.log(String(bytesInOutput).padStart(8), name, path);
    }
  }
}
