import { setTimeout as pause } from "node:timers/promises";
import { podMeter, send, startPlatform, type WorkerSource } from "@holdfast/side-by-side";
import { percentile } from "./statistics.ts";

const IDLE = "1s";
const LOOK_MILLIS = 50;
const RETIRED_WITHIN_MILLIS = 30_000;

/** Milliseconds that the first request to a Worker took that nobody had called for so long that its sandbox was gone. */
export interface Cold {
  readonly samples: readonly number[];
}

/**
 * Starts a platform that retires idle sandboxes after a second, and calls the Worker each time its sandbox is gone. The pod has
 * answered other requests before, as a pod in service has.
 */
export async function measureCold(worker: WorkerSource, count: number): Promise<Cold> {
  const started = await startPlatform({ HOLDFAST_SANDBOX_IDLE_TIMEOUT: IDLE });
  try {
    const { endpoint } = await started.platform.deploy(worker);
    const samples: number[] = [];
    for (let sample = 0; sample <= count; sample++) {
      await retired(started.environment);
      const begin = performance.now();
      const { status } = await send(endpoint, { path: worker.readyPath });
      const millis = performance.now() - begin;
      if (status !== 200) throw new Error(`a first request was answered ${status}`);
      if (sample > 0) samples.push(millis);
    }
    return { samples };
  } finally {
    await started.stop();
  }
}

export function coldReport({ samples }: Cold): string {
  const millis = (share: number): string => percentile(samples, share).toFixed(1);
  return (
    `first request to a Worker whose sandbox is gone: p50 ${millis(0.5)} ms, largest ${millis(1)} ms ` +
    `(${samples.length} samples, one warm process waiting)`
  );
}

/**
 * Waits until the account's process has been joined by one that waits for the next account, and then has gone: from then on the
 * only process is the waiting one.
 */
async function retired(environment: NodeJS.ProcessEnv): Promise<void> {
  await sandboxesAre(2, environment);
  await sandboxesAre(1, environment);
}

async function sandboxesAre(count: number, environment: NodeJS.ProcessEnv): Promise<void> {
  const deadline = performance.now() + RETIRED_WITHIN_MILLIS;
  while ((await podMeter("holdfast_sandboxes", environment)) !== count) {
    if (performance.now() > deadline) throw new Error(`there were never ${count} sandboxes`);
    await pause(LOOK_MILLIS);
  }
}
