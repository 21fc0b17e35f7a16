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
