import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import {
  holdfastVersion,
  type Platform,
  startWorkerd,
  usePlatform,
  type Workerd,
  workerdVersion,
} from "@holdfast/side-by-side";
import pMap from "p-map";
import { answersOf } from "./answers.ts";
import { type Compared, compare, verdict } from "./comparison.ts";
import { knownDifferences } from "./known-differences.ts";
import { startOrigin } from "./origin.ts";
import { groups, type Suite, suites } from "./suite.ts";

const DIRECTORY = resolve(import.meta.dirname, "../target/workerd");
/** Suites; most of their time they wait. */
const AT_A_TIME = 4;
const say = (line: string): void => console.error(line);

async function runOn(workerd: Workerd, platform: Platform, suite: Suite, run: string): Promise<Compared[]> {
  say(`checking: ${suite.id}`);
  const here = await platform.deploy(suite.worker);
  const [expected, answered] = await Promise.all([
    answersOf(suite, workerd.endpoint(suite.worker.name), run),
    answersOf(suite, here.endpoint, run),
  ]);
  return compare(suite.id, expected, answered);
}

async function runAll(chosen: readonly Suite[]): Promise<Compared[]> {
  const started = await usePlatform(say, { HOLDFAST_EGRESS_ALLOWED: "127.0.0.1/32" });
  await rm(DIRECTORY, { recursive: true, force: true });
  const workerd = await startWorkerd(
    chosen.map(({ worker }) => worker),
    DIRECTORY,
  );
  try {
    const run = randomUUID();
    const compared = await pMap(chosen, (suite) => runOn(workerd, started.platform, suite, run), {
      concurrency: AT_A_TIME,
    });
    return compared.flat();
  } finally {
    await workerd.stop();
    await started.stop();
  }
}

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help") || args.length > 1) {
    return console.log(`usage: ./holdfast conformance [group]\n\ngroups: ${(await groups()).join(", ")}`);
  }
  const origin = await startOrigin();
  const compared = await runAll(await suites(args[0], origin.url)).finally(() => origin.stop());
  const { report, passed } = verdict(compared, await knownDifferences());
  console.log(`\n${holdfastVersion()} against ${workerdVersion()}\n\n${report}`);
  process.exitCode = passed ? 0 : 1;
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`conformance: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
