/** node-inspect-extracted, as `build.mjs` turns it into a function. */
declare module "holdfast:inspect" {
  import type * as library from "node-inspect-extracted";

  export function load(): Pick<
    typeof library,
    "format" | "formatWithOptions" | "inspect" | "stripVTControlCharacters"
  >;
}
