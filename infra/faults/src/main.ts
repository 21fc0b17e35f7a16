import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Endpoint, startPlatform, type WorkerSource } from "@holdfast/side-by-side";
import { ask, type Load, pause, storedIn } from "./clients.ts";
import { type Fault, FAULTS, inject, nameOfFault } from "./faults.ts";
import { type Entry, faultsOf, type Observed } from "./history.ts";

const LEAST_SUCCESS = 0.9;
const FULL: Load & Pace = { operations: 200_000, objects: 500, clients: 32, between: 5_000, leastTimes: 3 };
const SMALL: Load & Pace = { operations: 4_500, objects: 40, clients: 12, between: 600, leastTimes: 1 };
const USAGE = "usage: ./holdfast faults [--small]";
const ACKNOWLEDGED_WITHIN_MILLIS = 5 * 60_000;
const POLL_MILLIS = 50;
const say = (line: string): void => console.error(line);

interface Pace {
  /** At least; more while faults are owed. */
  readonly operations: number;
  /** How many are acknowledged between two faults, so that each finds a system at work, however fast that is. */
  readonly between: number;
  /** That every kind of fault has to be injected. */
  readonly leastTimes: number;
}

async function worker(): Promise<WorkerSource> {
  return {
    name: "faults",
    compatibilityDate: "2026-11-01",
    mainModule: "worker.js",
    modules: new Map([["worker.js", await readFile(join(import.meta.dirname, "worker.js"), "utf8")]]),
    objects: [{ className: "Register", storage: "sqlite" }],
    readyPath: "/",
  };
}

/** Injects one fault after the other, every kind so many times at least, until enough was asked. */
async function injectAll(
  { operations, between, leastTimes }: Pace,
  entries: readonly Entry[],
  environment: NodeJS.ProcessEnv,
): Promise<Map<string, number>> {
  const injected = new Map<string, number>();
  for (let round = 0; round < leastTimes * FAULTS.length || entries.length < operations; round++) {
    await acknowledged(between, entries);
    const fault = FAULTS[round % FAULTS.length] as Fault;
    const begun = performance.now();
    await inject(fault, environment);
    const name = nameOfFault(fault);
    injected.set(name, (injected.get(name) ?? 0) + 1);
    say(`${entries.length}: ${name}, back after ${Math.round(performance.now() - begun)} ms`);
  }
  await acknowledged(between, entries);
  return injected;
}

/** Waits until so many more of the clients' requests were answered. */
async function acknowledged(more: number, entries: readonly Entry[]): Promise<void> {
  const deadline = performance.now() + ACKNOWLEDGED_WITHIN_MILLIS;
  for (let next = entries.length, count = 0; count < more; next++) {
    while (next === entries.length) {
      if (performance.now() > deadline) throw new Error(`only ${count} of ${more} requests were answered`);
      await pause(POLL_MILLIS);
    }
    if (entries[next]?.answer !== undefined) count++;
  }
}

async function run(work: Load & Pace): Promise<boolean> {
  const { platform, environment, stop } = await startPlatform();
  try {
    const { endpoint } = await platform.deploy(await worker());
    const begun = performance.now();
    const entries: Entry[] = [];
    let isInjecting = true;
    const injecting = injectAll(work, entries, environment).finally(() => (isInjecting = false));
    // What goes wrong there is thrown below, when the clients have come home.
    injecting.catch(() => undefined);
    await ask(endpoint, work, entries, () => isInjecting);
    const injected = await injecting;
    const seconds = (performance.now() - begun) / 1000;
    const wrong = faultsOf(await observed(entries, endpoint));
    const isRight = report(entries, seconds, wrong);
    return oftenEnough(injected, work.leastTimes) && isRight;
  } finally {
    await stop();
  }
}

async function observed(entries: readonly Entry[], endpoint: Endpoint): Promise<Map<string, Observed>> {
  const byObject = new Map<string, Entry[]>();
  for (const entry of entries) {
    const ofObject = byObject.get(entry.object) ?? [];
    ofObject.push(entry);
    byObject.set(entry.object, ofObject);
  }
  const objects = new Map<string, Observed>();
  for (const [object, ofObject] of byObject)
    objects.set(object, { entries: ofObject, stored: await storedIn(endpoint, object) });
  return objects;
}

function oftenEnough(injected: ReadonlyMap<string, number>, leastTimes: number): boolean {
  const names = FAULTS.map(nameOfFault);
  for (const name of names) console.log(`${name}: ${injected.get(name) ?? 0} times`);
  const rare = names.filter((name) => (injected.get(name) ?? 0) < leastTimes);
  if (rare.length > 0) console.log(`fewer than ${leastTimes} times: ${rare.join(", ")}`);
  return rare.length === 0;
}

function report(
  entries: readonly Entry[],
  seconds: number,
  wrong: ReadonlyMap<string, readonly string[]>,
): boolean {
  const acknowledged = entries.filter(({ answer }) => answer !== undefined).length;
  const success = acknowledged / entries.length;
  const objects = new Set(entries.map(({ object }) => object)).size;
  console.log(
    `\n${entries.length} operations on ${objects} objects in ${Math.round(seconds)} s, ${(100 * success).toFixed(1)} % acknowledged`,
  );
  for (const [object, faults] of wrong) console.log(`${object}: ${faults.join("; ")}`);
  if (success < LEAST_SUCCESS) console.log(`less than ${100 * LEAST_SUCCESS} % were acknowledged`);
  console.log(
    `${objects - wrong.size} / ${objects} histories can be put in an order, with nothing lost and nothing twice`,
  );
  return wrong.size === 0 && success >= LEAST_SUCCESS;
}

async function main(args: readonly string[]): Promise<void> {
  const unknown = args.find((argument) => argument !== "--small");
  if (unknown !== undefined) return console.log(USAGE);
  process.exitCode = (await run(args.includes("--small") ? SMALL : FULL)) ? 0 : 1;
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`faults: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
