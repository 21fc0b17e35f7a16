import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** A path in this package. */
export const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The file that a package's name leads to when it is required. */
export const required = createRequire(import.meta.url).resolve;
