import { type ChildProcess, spawn } from "node:child_process";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { configuration } from "./workerd-config.ts";
import type { Endpoint, WorkerSource } from "./worker.ts";

const START_MILLIS = 15_000;

/** A running workerd process that serves one or more Workers. */
export interface Workerd {
  readonly pid: number;
  /** Where a Worker answers, by its name. */
  endpoint(name: string): Endpoint;
  /** What workerd printed so far: console output and errors. */
  output(): string;
  stop(): Promise<void>;
}

function binary(): string {
  const module = createRequire(import.meta.url)("workerd") as { default: string };
  return module.default;
}

export function workerdVersion(): string {
  return execFileSync(binary(), ["--version"], { encoding: "utf8" }).trim();
}

/**
 * Starts workerd with these Workers, each on a free port of its own.
 *
 * @param directory where sources, configuration and the objects' storage go; made when missing
 */
export async function startWorkerd(workers: readonly WorkerSource[], directory: string): Promise<Workerd> {
  await writeSources(workers, directory);
  const child = spawn(
    binary(),
    ["serve", "--experimental", "--control-fd=3", join(directory, "config.capnp")],
    {
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    },
  );
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (output = (output + chunk.toString()).slice(-100_000)));
  }
  const ports = await listening(child, workers.length, () => output);
  return {
    pid: child.pid ?? 0,
    endpoint: (name) => ({ address: "127.0.0.1", port: port(ports, name), host: `${name}.localhost` }),
    output: () => output,
    stop: () => stop(child),
  };
}

async function writeSources(workers: readonly WorkerSource[], directory: string): Promise<void> {
  for (const worker of workers) {
    await mkdir(join(directory, "storage", worker.name), { recursive: true });
    for (const [name, content] of worker.modules) {
      const file = join(directory, "modules", worker.name, name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
  }
  await copyFile(join(import.meta.dirname, "kv-service.js"), join(directory, "kv-service.js"));
  await writeFile(join(directory, "config.capnp"), configuration(workers, directory));
}

function port(ports: ReadonlyMap<string, number>, name: string): number {
  const found = ports.get(name);
  if (found === undefined) throw new Error(`workerd serves no Worker ${name}`);
  return found;
}

function listening(child: ChildProcess, count: number, output: () => string): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  return new Promise((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill("SIGKILL");
      reject(new Error(`workerd ${why}:\n${output()}`));
    };
    const timer = setTimeout(() => fail("did not start in time"), START_MILLIS);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (code) => fail(`ended with code ${code}`));
    createInterface(child.stdio[3] as Readable).on("line", (line) => {
      const event = JSON.parse(line) as { event: string; socket?: string; port?: number };
      if (event.event === "listen" && event.socket && event.port) ports.set(event.socket, event.port);
      if (ports.size === count) {
        clearTimeout(timer);
        child.removeAllListeners("exit");
        resolve(ports);
      }
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(timer);
}
