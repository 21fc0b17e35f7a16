import { host } from "./border/host-ref.ts";
import type { PlatformScript } from "./host.ts";

/** Some 300 KiB of stack, of 2 MiB that there are: a wide margin over what evaluating a script needs. */
const LEVELS = 1500;

let internals: object = {};

/** What platform scripts get of this script: its modules and its built-ins. */
export function useInternals(offered: object): void {
  internals = offered;
}

/**
 * Evaluates one of the platform's scripts that are not in the snapshot, because few programs use them. Callers keep what
 * they get. It may fail when the stack is nearly used up; then nothing has been done, and the next call tries again.
 */
export function loadScript(name: PlatformScript): unknown {
  requireStack();
  return host().platformScript(name)(internals);
}

/** Throws the engine's own error unless there is enough stack to evaluate modules without meeting its end midway. */
export function requireStack(): void {
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
