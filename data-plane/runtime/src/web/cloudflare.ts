import { freeze } from "../primordials.ts";

const flags: Record<string, boolean> = Object.create(null) as Record<string, boolean>;

/** The global `Cloudflare`: what this version asked for in its compatibility flags. */
export const Cloudflare = freeze({ compatibilityFlags: flags });

/** To be told once, before any module is evaluated. */
export function learnCompatibilityFlags(names: readonly string[]): void {
  if (!Object.isFrozen(flags)) {
    for (const name of names) {
      flags[name] = true;
    }
    freeze(flags);
  }
}
