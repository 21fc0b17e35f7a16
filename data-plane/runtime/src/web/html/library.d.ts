/** The glue of html-rewriter-wasm, as `build.mjs` turns it into a function. */
declare module "holdfast:html-rewriter" {
  import type { HTMLRewriter } from "html-rewriter-wasm";

  export function load(
    instantiate: (imports: object) => { readonly exports: object },
    required: (name: string) => unknown,
  ): typeof HTMLRewriter;
}
