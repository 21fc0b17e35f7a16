import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import type { Endpoint } from "@holdfast/side-by-side";

const run = promisify(execFile);
const REPORT = resolve(import.meta.dirname, "../report.lua");

export interface Load {
  readonly connections: number;
  readonly seconds: number;
}

/** What one round of load saw. */
export interface Round {
  readonly requests: number;
  readonly seconds: number;
  /** Answers other than 2xx and 3xx, broken connections and timeouts. */
  readonly errors: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Loads one path with as many requests as the connections take, one at a time on each. The generator is `wrk`, on one thread: one that
 * is written in JavaScript needs more of the shared processors than what it measures.
 */
export async function load(endpoint: Endpoint, path: string, { connections, seconds }: Load): Promise<Round> {
  const url = `http://${endpoint.address}:${endpoint.port}${path}`;
  const flags = ["--threads=1", `--connections=${connections}`, `--duration=${seconds}s`, "--timeout=10s"];
  const { stdout } = await run("wrk", [
    ...flags,
    "--script",
    REPORT,
    "--header",
    `Host: ${endpoint.host}`,
    url,
  ]);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Round;
}
