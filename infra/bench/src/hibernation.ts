import { setTimeout as pause } from "node:timers/promises";
import { type Endpoint, memoryOf, podMeter, processesOf, type StartedPlatform } from "@holdfast/side-by-side";
import { callEach } from "./objects.ts";

const LOOK_MILLIS = 500;
const PATIENCE_MILLIS = 120_000;

/** Resident bytes of a pod with its sandboxes around the life of many objects. */
export interface Hibernation {
  readonly objects: number;
  readonly before: number;
  /** When all were called; the first have left again by then if that took longer than they stay. */
  readonly inMemory: number;
  /** How many were in memory then. */
  readonly active: number;
  readonly after: number;
}

/** Calls each of many objects once, waits until all of them have left memory, and looks what is left. */
export async function measureHibernation(
  endpoint: Endpoint,
  { environment }: StartedPlatform,
  objects: number,
): Promise<Hibernation | undefined> {
  const pod = await processesOf("pod", environment);
  if (pod.length === 0) return undefined;
  await callEach(endpoint, Math.min(objects, 1000));
  await until(async () => (await hosted(environment)) === 0);
  const before = memoryOf(pod);
  await callEach(endpoint, objects);
  const inMemory = memoryOf(pod);
  const active = await hosted(environment);
  await until(async () => (await hosted(environment)) === 0);
  return { objects, before, inMemory, active, after: memoryOf(pod) };
}

export function hibernationReport(measured: Hibernation | undefined): string {
  if (measured === undefined) return "hibernated objects: the pod's processes are not known here";
  const { objects, before, inMemory, active, after } = measured;
  const bytes = (more: number, of: number): string => (of === 0 ? "n/a" : Math.max(0, more / of).toFixed(0));
  const mebibytes = (count: number): string => (count / 2 ** 20).toFixed(0);
  return (
    `${objects.toLocaleString("en")} objects called once: pod with sandboxes ${mebibytes(before)} MiB before, ` +
    `${mebibytes(inMemory)} MiB with ${active.toLocaleString("en")} of them in memory, ${mebibytes(after)} MiB when all have hibernated ` +
    `(${bytes(after - before, objects)} bytes each)`
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLIS;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error("objects do not leave memory");
    await pause(LOOK_MILLIS);
  }
}

/** Objects that the pod knows. */
function hosted(environment: NodeJS.ProcessEnv): Promise<number> {
  return podMeter("holdfast_objects", environment);
}
