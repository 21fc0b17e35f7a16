import { rm } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { resolve } from "node:path";
import { usePlatform } from "@holdfast/side-by-side";
import { alarmReport } from "./alarms.ts";
import { benchWorker, type Contender, holdfastContender, workerdContender } from "./contender.ts";
import { load } from "./load.ts";
import { coldReport, measureCold } from "./cold.ts";
import { hibernationReport, measureHibernation } from "./hibernation.ts";
import { objectsWorker } from "./objects.ts";
import { type Options, optionsFrom, USAGE } from "./options.ts";
import { report, type Result } from "./report.ts";
import { measureSandboxStart, sandboxStartReport } from "./sandbox-start.ts";
import { type Scenario, scenarios } from "./scenario.ts";
import { measureSocketMemory, socketMemoryReport } from "./sockets.ts";
import { figures } from "./statistics.ts";

const DIRECTORY = resolve(import.meta.dirname, "../target/workerd");

async function measure(
  scenario: Scenario,
  contenders: readonly Contender[],
  { connections, rounds, roundSeconds, warmUpSeconds }: Options,
): Promise<Result[]> {
  const seen = contenders.map((contender) => ({
    contender,
    rounds: [] as Awaited<ReturnType<typeof load>>[],
  }));
  for (const { contender } of seen) {
    await scenario.check(contender.endpoint);
    await load(contender.endpoint, scenario.path, { connections, seconds: warmUpSeconds });
  }
  for (let round = 0; round < rounds; round++) {
    for (const each of seen) {
      const { endpoint } = each.contender;
      each.rounds.push(await load(endpoint, scenario.path, { connections, seconds: roundSeconds }));
    }
  }
  return Promise.all(
    seen.map(async (each) => ({ figures: figures(each.rounds), memory: await each.contender.memory() })),
  );
}

async function main(): Promise<void> {
  const options = optionsFrom(process.argv.slice(2));
  if (!options) return console.log(USAGE);
  if (options.only === "sockets") {
    return console.log(socketMemoryReport(await measureSocketMemory(options.sockets)));
  }
  const say = (line: string): void => console.error(line);
  const started = await usePlatform(say);
  await rm(DIRECTORY, { recursive: true, force: true });
  const worker = await benchWorker();
  const objects = await objectsWorker();
  const { contender: workerd, process: workerdProcess } = await workerdContender(
    worker,
    [objects],
    DIRECTORY,
  );
  try {
    const contenders = [workerd, await holdfastContender(worker, started)];
    const results = new Map<string, Result[]>();
    for (const scenario of scenarios) {
      say(`measuring: ${scenario.name}`);
      results.set(scenario.name, await measure(scenario, contenders, options));
    }
    const { connections, rounds, roundSeconds, warmUpSeconds, coldSamples } = options;
    console.log(
      `\n${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, shared with the load generator; ${connections} connections, ` +
        `${rounds} alternating round(s) of ${roundSeconds} s after ${warmUpSeconds} s of warm-up\n`,
    );
    console.log(report(contenders, results));
    const { endpoint } = await started.platform.deploy(objects);
    say("measuring: alarms");
    console.log("");
    for (const [name, at] of [
      [workerd.name, workerdProcess.endpoint(objects.name)],
      ["Holdfast", endpoint],
    ] as const) {
      console.log(await alarmReport(name, at, options.alarmSeconds));
    }
    say("measuring: hibernated objects");
    console.log(hibernationReport(await measureHibernation(endpoint, started, options.objects)));
    say("measuring: first request");
    console.log(`\n${coldReport(await measureCold(worker, coldSamples))}`);
    say("measuring: start of a sandbox process");
    console.log(sandboxStartReport(await measureSandboxStart(coldSamples)));
    say("measuring: sockets of objects that hibernate");
    console.log(socketMemoryReport(await measureSocketMemory(options.sockets)));
  } finally {
    await workerdProcess.stop();
    await started.stop();
  }
}

await main().catch((error: unknown) => {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
