import { host } from "./border/host-ref.ts";
import type { PlatformScript } from "./host.ts";
import { SafeMap } from "./primordials.ts";

/** Some 300 KiB of stack, of 2 MiB that there are: a wide margin over what evaluating scripts needs. */
const LEVELS = 1500;

const loaded = new SafeMap<PlatformScript, unknown>();
let internals: object = {};
/** How many scripts are being evaluated, each for the one before. */
let nesting = 0;

/** What platform scripts get of this script: its modules and its built-ins. */
export function useInternals(offered: object): void {
  internals = offered;
}

/**
 * The value of one of the platform's scripts that are not in the snapshot, because few programs use them. It is evaluated
 * when it is first asked for. That fails when the stack is nearly used up: nothing of it has been done then, and the next
 * call tries again.
 */
export function loadScript(name: PlatformScript): unknown {
  if (!loaded.has(name)) {
    if (nesting === 0) {
      requireStack();
    }
    nesting++;
    try {
      loaded.set(name, host().platformScript(name)(internals, loadScript));
    } finally {
      nesting--;
    }
  }
  return loaded.get(name);
}

/** Throws the engine's own error unless there is enough stack to evaluate scripts without meeting its end midway. */
function requireStack(): void {
  descend(LEVELS, 1, 2, 3, 4, 5, 6, 7, 8);
}

function descend(
  levels: number,
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  return levels === 0 ? a : 1 + descend(levels - 1, h, a, b, c, d, e, f, g);
}
