import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export const CHECKOUT = resolve(import.meta.dirname, "../../..");
export const HOME = process.env["HOLDFAST_HOME"] ?? join(CHECKOUT, ".holdfast");

/** Runs a command of the launcher against the platform under test and returns what it printed. */
export async function holdfast(...command: string[]): Promise<string> {
  return launched(command, process.env);
}

async function launched(command: readonly string[], environment: NodeJS.ProcessEnv): Promise<string> {
  const { stdout } = await run(join(CHECKOUT, "holdfast"), command, { cwd: CHECKOUT, env: environment });
  return stdout;
}

/** What the demo account exports for wrangler; makes the account when there is none. */
export async function demoVariables(environment = process.env): Promise<Record<string, string>> {
  const lines = (await launched(["demo"], environment)).matchAll(/^export ([A-Z_]+)=(\S*)$/gm);
  return Object.fromEntries([...lines].map(([, name, value]) => [String(name), String(value)]));
}

/** The process ids of a service; empty while it does not run. */
export async function processIds(service: string): Promise<number[]> {
  try {
    return (await holdfast("status", "--pid", service)).split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

export async function port(name: string): Promise<number> {
  const file = await readFile(join(HOME, "ports.properties"), "utf8");
  const found = new RegExp(`^${name}=(\\d+)$`, "m").exec(file)?.[1];
  if (found === undefined) throw new Error(`The platform has no port named ${name}`);
  return Number(found);
}

export async function publicUrl(): Promise<string> {
  return `http://localhost:${await port("control-plane")}`;
}

export async function secret(name: string): Promise<string> {
  return (await readFile(join(HOME, "secrets", name), "utf8")).trim();
}

export async function logOf(service: string): Promise<string> {
  return readFile(join(HOME, "logs", `${service}.log`), "utf8");
}
