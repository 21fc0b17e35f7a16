import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Platform, platformFrom } from "./holdfast.ts";

const run = promisify(execFile);
const CHECKOUT = resolve(import.meta.dirname, "../../..");
const LAUNCHER = join(CHECKOUT, "holdfast");
const START_MILLIS = 15 * 60_000;
const PORTS = [
  "CONTROL_PLANE",
  "TENANTS",
  "KEYCLOAK",
  "KEYCLOAK_HEALTH",
  "STRIPE",
  "POD",
  "POSTGRES",
  "REDIS",
];

let platforms = 0;

/** A platform with ports and data of its own. */
export interface StartedPlatform {
  readonly platform: Platform;
  /** What finds this platform, for the launcher. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

/** The platform that runs from this checkout, if one does; stopping it is left to whoever started it. */
export async function runningPlatform(): Promise<StartedPlatform | undefined> {
  try {
    await launcher(["status"], process.env);
  } catch {
    return undefined;
  }
  return {
    platform: await demoAccount(process.env),
    environment: process.env,
    stop: () => Promise.resolve(),
  };
}

/**
 * Starts a platform beside whatever else runs on this machine, with a demo account.
 *
 * @param settings more variables for its services
 */
export async function startPlatform(settings: NodeJS.ProcessEnv = {}): Promise<StartedPlatform> {
  const home = join(CHECKOUT, "target", `platform-${process.pid}-${++platforms}`);
  await rm(home, { recursive: true, force: true });
  const environment = { ...process.env, ...settings, HOLDFAST_HOME: home, ...(await freePorts()) };
  const stop = async (): Promise<void> => {
    await launcher(["down", "--wipe"], environment);
    await rm(home, { recursive: true, force: true });
  };
  try {
    await launcher(["up", "--detach"], environment);
    return { platform: await demoAccount(environment), environment, stop };
  } catch (error) {
    await stop().catch((second: unknown) =>
      console.error(`The platform could not be stopped: ${String(second)}`),
    );
    throw error;
  }
}

async function demoAccount(environment: NodeJS.ProcessEnv): Promise<Platform> {
  const platform = platformFrom(exportsIn(await launcher(["demo"], environment)));
  if (!platform) throw new Error("./holdfast demo did not name an account");
  return platform;
}

/** The process ids that the launcher knows for a service; empty if it knows none. */
export async function processesOf(service: string, environment: NodeJS.ProcessEnv): Promise<number[]> {
  try {
    const pids = await launcher(["status", "--pid", service], environment);
    return pids.split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** A meter of the pod, by its name in the metrics' text; NaN when there is none. */
export async function podMeter(name: string, environment: NodeJS.ProcessEnv): Promise<number> {
  const metrics = await fetch(`http://127.0.0.1:${await podPort(environment)}/q/metrics`);
  return Number(new RegExp(`^${name}(?:\\{.*\\})? (\\S+)$`, "m").exec(await metrics.text())?.[1]);
}

async function podPort(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = environment["HOLDFAST_PORT_POD"];
  if (named !== undefined) return named;
  const home = environment["HOLDFAST_HOME"] ?? join(CHECKOUT, ".holdfast");
  return /^POD=(\d+)$/im.exec(await readFile(join(home, "ports.properties"), "utf8"))?.[1];
}

/** Reads lines such as `export NAME='value'`. */
export function exportsIn(script: string): Record<string, string> {
  const lines = script.matchAll(/^export ([A-Z_]+)=(?:'([^']*)'|"([^"]*)"|(\S*))$/gm);
  return Object.fromEntries(
    [...lines].map(([, name, single, double, bare]) => [String(name), single ?? double ?? bare ?? ""]),
  );
}

async function launcher(command: string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(LAUNCHER, command, { cwd: CHECKOUT, env: environment, timeout: START_MILLIS });
  return stdout;
}

async function freePorts(): Promise<Record<string, string>> {
  const servers = await Promise.all(PORTS.map(listen));
  const ports = servers.map((server) => String((server.address() as { port: number }).port));
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return Object.fromEntries(PORTS.map((name, index) => [`HOLDFAST_PORT_${name}`, ports[index] ?? ""]));
}

function listen(): Promise<ReturnType<typeof createServer>> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => done(server));
  });
}
