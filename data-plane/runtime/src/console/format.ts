import { format as formatLikeNode, inspect as inspectLikeNode } from "node-inspect-extracted";
import { withoutOwnFrames } from "../border/describe.ts";

/** https://console.spec.whatwg.org/#formatter, with the texts of Node's console, which are the platform's. */
export function format(values: readonly unknown[]): string {
  return withoutOwnFrames(formatLikeNode(...values));
}

/** One value; `options` as those of `console.dir`. */
export function inspect(value: unknown, options: object = {}): string {
  return withoutOwnFrames(inspectLikeNode(value, { ...options, customInspect: false }));
}
