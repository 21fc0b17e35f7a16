import { build } from "esbuild";
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
  charset: "utf8",
  legalComments: "eof",
  banner: { js: `(() => { const { ${BUILT_INS.join(", ")} } = globalThis;` },
  footer: { js: "})();" },
  minifySyntax: true,
  metafile: true,
  plugins: [leanUrl],
  logLevel: "warning",
});

if (process.argv.includes("--sizes")) {
  for (const [path, { bytesInOutput }] of Object.entries(Object.values(result.metafile.outputs)[0].inputs)) {
    console.log(String(bytesInOutput).padStart(8), path);
  }
}
