import { here } from "./paths.mjs";

/** whatwg-url brings large tables of its own: IDNA is done by the host, UTF-8 by our codec. */
export const leanUrl = {
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
