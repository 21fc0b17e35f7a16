const ROUNDS = 10_000;

/**
 * Where script stays when the host has ended it: the engine notices that in a loop, and not before it comes to one, or
 * to a call. Nothing that follows runs, `finally` included.
 */
export function halt(): void {
  for (let round = 0; round < ROUNDS; round++);
}
