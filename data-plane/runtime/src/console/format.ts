import type * as inspectLibrary from "node-inspect-extracted";
import { withoutOwnFrames } from "../border/describe.ts";
import { loadScript } from "../platform-script.ts";

type Library = Pick<
  typeof inspectLibrary,
  "format" | "formatWithOptions" | "inspect" | "stripVTControlCharacters"
>;

/** node-inspect-extracted. Loaded by the first value that is no plain text. */
export function library(): Library {
  return loadScript("inspect") as Library;
}

/** https://console.spec.whatwg.org/#formatter, with the texts of Node's console, which are the platform's. */
export function format(values: readonly unknown[]): string {
  return isPlain(values) ? values.join(" ") : withoutOwnFrames(library().format(...values));
}

/** One value; `options` as those of `console.dir`. */
export function inspect(value: unknown, options: object = {}): string {
  return withoutOwnFrames(library().inspect(value, { ...options, customInspect: false }));
}

/** Texts of which the first has no place holders. */
function isPlain(values: readonly unknown[]): values is readonly string[] {
  return values.every((value) => typeof value === "string") && values[0]?.includes("%") !== true;
}
