import { setTimeout as pause } from "node:timers/promises";

const LOOK_MILLIS = 200;

/** Repeats a look until it succeeds; what the last one threw is thrown when time runs out. */
export async function eventually<T>(seconds: number, look: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await pause(LOOK_MILLIS);
  }
}
