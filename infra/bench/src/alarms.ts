import { setTimeout as pause } from "node:timers/promises";
import { type Endpoint, send } from "@holdfast/side-by-side";
import { callEach } from "./objects.ts";
import { percentile } from "./statistics.ts";

const PER_SECOND = 1000;
/** Time to set them all before the first is due. */
const HEAD_START_MILLIS = 10_000;
const LOOK_MILLIS = 250;
const PATIENCE_MILLIS = 20_000;

/** How late alarms came that were due at an even rate. */
interface Lateness {
  readonly expected: number;
  /** Milliseconds, of each alarm that ran. */
  readonly millis: readonly number[];
}

/** Sets an alarm in each of many objects, a thousand due in each second, and waits until they have run. */
async function measureAlarms(endpoint: Endpoint, seconds: number): Promise<Lateness> {
  const expected = seconds * PER_SECOND;
  const due = Date.now() + HEAD_START_MILLIS;
  await callEach(endpoint, expected, `&due=${due}&step=${1000 / PER_SECOND}`);
  if (Date.now() > due) throw new Error("setting the alarms took so long that the first was due already");
  const millis: number[] = [];
  const deadline = due + seconds * 1000 + PATIENCE_MILLIS;
  while (millis.length < expected && Date.now() < deadline) {
    await pause(LOOK_MILLIS);
    const { body } = await send(endpoint, { path: "/lateness" });
    millis.push(...(JSON.parse(body.toString()) as number[]));
  }
  return { expected, millis };
}

/** Measures, and says what came out; a runtime that cannot even set them is no reason to end. */
export async function alarmReport(name: string, endpoint: Endpoint, seconds: number): Promise<string> {
  try {
    return lateness(name, await measureAlarms(endpoint, seconds));
  } catch (error) {
    return `${PER_SECOND.toLocaleString("en")} alarms per second, ${name}: ${String(error)}`;
  }
}

function lateness(name: string, { expected, millis }: Lateness): string {
  const late = (share: number): string => percentile(millis, share).toFixed(0);
  return (
    `${PER_SECOND.toLocaleString("en")} alarms per second, ${name}: late by p50 ${late(0.5)} ms, p99 ${late(0.99)} ms, ` +
    `largest ${late(1)} ms (${millis.length} of ${expected} ran)`
  );
}
