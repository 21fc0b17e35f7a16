import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  type Endpoint,
  memoryOf,
  processesOf,
  type StartedPlatform,
  startWorkerd,
  type Workerd,
  type WorkerSource,
  workerdVersion,
} from "@holdfast/side-by-side";

/** A runtime that takes part. */
export interface Contender {
  readonly name: string;
  readonly endpoint: Endpoint;
  /** Resident bytes of all processes that serve, each part by name; empty if they are not on this machine. */
  memory(): Promise<ReadonlyMap<string, number>>;
}

export async function benchWorker(): Promise<WorkerSource> {
  const text = await readFile(resolve(import.meta.dirname, "../worker/worker.js"), "utf8");
  return {
    name: "bench",
    compatibilityDate: "2026-11-01",
    mainModule: "worker.js",
    modules: new Map([["worker.js", text]]),
    objects: [{ className: "Counter", storage: "sqlite" }],
    readyPath: "/hello",
  };
}

/**
 * Starts workerd with its objects' storage on the disk that the checkout is on.
 *
 * @param others Workers that it serves besides
 */
export async function workerdContender(
  worker: WorkerSource,
  others: readonly WorkerSource[],
  directory: string,
): Promise<{ contender: Contender; process: Workerd }> {
  const process = await startWorkerd([worker, ...others], directory);
  const contender = {
    name: workerdVersion(),
    endpoint: process.endpoint(worker.name),
    memory: () => Promise.resolve(new Map([["workerd", memoryOf([process.pid])]])),
  };
  return { contender, process };
}

export async function holdfastContender(worker: WorkerSource, started: StartedPlatform): Promise<Contender> {
  const { endpoint } = await started.platform.deploy(worker);
  return {
    name: "Holdfast",
    endpoint,
    memory: async () => {
      const parts = new Map<string, number>();
      for (const service of ["pod", "redis"]) {
        const pids = await processesOf(service, started.environment);
        if (pids.length > 0) parts.set(service, memoryOf(pids));
      }
      return parts;
    },
  };
}
