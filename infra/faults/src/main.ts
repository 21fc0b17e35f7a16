import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Endpoint, startPlatform, type WorkerSource } from "@holdfast/side-by-side";
import { history, type Load, pause, storedIn } from "./clients.ts";
import { type Fault, FAULTS, inject, nameOfFault } from "./faults.ts";
import { type Entry, faultsOf, type Observed } from "./history.ts";

const LEAST_SUCCESS = 0.9;
const FULL: Load & Pace = { operations: 200_000, objects: 500, clients: 32, pauseMillis: 8_000 };
const SMALL: Load & Pace = { operations: 4_500, objects: 40, clients: 12, pauseMillis: 1_000 };
const USAGE = "usage: ./holdfast faults [--small]";
const say = (line: string): void => console.error(line);

interface Pace {
  /** Between two faults. */
  readonly pauseMillis: number;
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

/** Injects one fault after the other, every kind at least once, until it is told to end. */
async function injectUntil(
  ended: () => boolean,
  pauseMillis: number,
  environment: NodeJS.ProcessEnv,
): Promise<Map<string, number>> {
  const injected = new Map<string, number>();
  for (let round = 0; round < FAULTS.length || !ended(); round++) {
    await pause(pauseMillis);
    const fault = FAULTS[round % FAULTS.length] as Fault;
    const begun = performance.now();
    await inject(fault, environment);
    const name = nameOfFault(fault);
    injected.set(name, (injected.get(name) ?? 0) + 1);
    say(`${name}, back after ${Math.round(performance.now() - begun)} ms`);
  }
  return injected;
}

async function run({ pauseMillis, ...load }: Load & Pace): Promise<boolean> {
  const { platform, environment, stop } = await startPlatform();
  try {
    const { endpoint } = await platform.deploy(await worker());
    const begun = performance.now();
    let done = 0;
    let isInjecting = true;
    const injecting = injectUntil(() => done >= load.operations * 0.9, pauseMillis, environment).finally(
      () => (isInjecting = false),
    );
    // What goes wrong there is thrown below, when the clients have come home.
    injecting.catch(() => undefined);
    const entries = await history(endpoint, load, (count) => (done = count));
    // Faults that were still owed find somebody at work.
    while (isInjecting)
      entries.push(...(await history(endpoint, { ...load, operations: 200 }, () => undefined)));
    const injected = await injecting;
    const seconds = (performance.now() - begun) / 1000;
    return report(entries, injected, seconds, faultsOf(await observed(entries, endpoint)));
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

function report(
  entries: readonly Entry[],
  injected: ReadonlyMap<string, number>,
  seconds: number,
  wrong: ReadonlyMap<string, readonly string[]>,
): boolean {
  const acknowledged = entries.filter(({ answer }) => answer !== undefined).length;
  const success = acknowledged / entries.length;
  const objects = new Set(entries.map(({ object }) => object)).size;
  console.log(
    `\n${entries.length} operations on ${objects} objects in ${Math.round(seconds)} s, ${(100 * success).toFixed(1)} % acknowledged`,
  );
  for (const [name, times] of injected) console.log(`${name}: ${times} times`);
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
