import { describe } from "./describe.ts";
import { host } from "./host-ref.ts";
import { jsonStringify } from "../primordials.ts";

/** Runs what the host asked for; whatever goes wrong stays on this side. */
export function guarded(fn: () => void): void {
  try {
    fn();
  } catch (error) {
    try {
      const { name, message, stack } = describe(error);
      host().log("error", jsonStringify([stack === "" ? `${name}: ${message}` : stack]), 0, 0);
    } catch {
      // There is nobody left to tell.
    }
  }
}
