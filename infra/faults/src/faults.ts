import { readFile } from "node:fs/promises";
import { processesOf } from "@holdfast/side-by-side";
import { pause } from "./clients.ts";

/** How something is done to a service. */
export interface Fault {
  readonly service: "sandbox" | "pod" | "redis";
  readonly how: "killed" | "stopped";
}

export const FAULTS: readonly Fault[] = (["sandbox", "redis", "pod"] as const).flatMap((service) =>
  (["stopped", "killed"] as const).map((how) => ({ service, how })),
);

const STOP_MILLIS = 1_500;
const SEEN_WITHIN_MILLIS = 5_000;
const PRESENT_WITHIN_MILLIS = 60_000;

export function nameOfFault({ service, how }: Fault): string {
  return `${service} ${how}`;
}

/**
 * Does it to all processes of the service and waits until they, or others, are there and run again. Throws unless it was
 * seen that they were hit.
 */
export async function inject(fault: Fault, environment: NodeJS.ProcessEnv): Promise<void> {
  const victims = await present(fault, environment, () => true);
  victims.forEach((pid) => signal(pid, fault.how === "killed" ? "SIGKILL" : "SIGSTOP"));
  await Promise.all(victims.map((pid) => seen(pid, fault)));
  if (fault.how === "stopped") {
    await pause(STOP_MILLIS);
    victims.forEach((pid) => signal(pid, "SIGCONT"));
  }
  await present(fault, environment, (pid) => fault.how === "stopped" || !victims.includes(pid));
}

/** Stopped processes may have been ended meanwhile by whoever watches them. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function seen(pid: number, { service, how }: Fault): Promise<void> {
  const deadline = performance.now() + SEEN_WITHIN_MILLIS;
  for (;;) {
    const state = await stateOf(pid);
    if (how === "killed" ? state === undefined || state === "Z" || state === "X" : state === "T") return;
    if (performance.now() > deadline)
      throw new Error(`${service} ${pid} is in state ${state ?? "gone"}, not ${how}`);
    await pause(10);
  }
}

/** As the system says it; undefined when there is no such process. */
async function stateOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2)[0];
  } catch {
    return undefined;
  }
}

/** The service's processes that are wanted, as soon as there are any. */
async function present(
  { service, how }: Fault,
  environment: NodeJS.ProcessEnv,
  wanted: (pid: number) => boolean,
): Promise<number[]> {
  const deadline = performance.now() + PRESENT_WITHIN_MILLIS;
  for (;;) {
    const found = (await processesOf(service, environment)).filter(wanted);
    if (found.length > 0) return found;
    if (performance.now() > deadline)
      throw new Error(`there is no ${service}, before or after it was ${how}`);
    await pause(200);
  }
}
