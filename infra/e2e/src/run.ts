import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { startPlatform, type StartedPlatform } from "@holdfast/side-by-side";
import { demoVariables } from "./launcher.ts";

const TESTS = resolve(import.meta.dirname, "../test");
const USAGE = `Usage: npm start -w infra/e2e -- [--running] [NAME…]

Runs the end-to-end tests whose file names contain one of the NAMEs, or all, against a platform of their own,
or with --running against the one that the launcher knows (HOLDFAST_HOME, else this checkout's).
Files run two at a time; those named *.alone.test.ts kill services, and run afterwards, one by one.`;
const ALONE = ".alone.test.ts";

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  if (words.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const names = words.filter((word) => !word.startsWith("--"));
  const files = (await readdir(TESTS))
    .filter((file) => file.endsWith(".test.ts"))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)));
  if (files.length === 0) throw new Error(`No test file is named like ${names.join(", ")}`);
  const started = words.includes("--running") ? undefined : await startOwn();
  try {
    const environment = started?.environment ?? process.env;
    // Both lanes log in as the demo account, which the first call makes.
    await demoVariables(environment);
    const together = await runTests(
      files.filter((file) => !file.endsWith(ALONE)),
      2,
      environment,
    );
    const alone = await runTests(
      files.filter((file) => file.endsWith(ALONE)),
      1,
      environment,
    );
    return together || alone;
  } finally {
    await started?.stop();
  }
}

async function startOwn(): Promise<StartedPlatform> {
  const begin = performance.now();
  console.log("Starting a platform for the end-to-end tests …");
  const started = await startPlatform();
  console.log(`It runs after ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
  const stopOnSignal = (): void => void started.stop().finally(() => process.exit(130));
  process.once("SIGINT", stopOnSignal);
  process.once("SIGTERM", stopOnSignal);
  return started;
}

async function runTests(
  files: readonly string[],
  atATime: number,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  if (files.length === 0) return 0;
  const reporter = ["--test-reporter=spec", "--test-reporter-destination=stdout"];
  const paths = files.toSorted().map((file) => join(TESTS, file));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "--test", `--test-concurrency=${atATime}`, ...reporter, ...paths],
    { stdio: "inherit", env: environment },
  );
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => done(code ?? 1));
  });
}

process.exitCode = await main();
