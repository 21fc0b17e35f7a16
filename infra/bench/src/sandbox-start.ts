import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { percentile } from "./statistics.ts";

const LAUNCHER = resolve(import.meta.dirname, "../../../data-plane/sandbox/target/sandbox/bin/sandbox");
/** The C library's heap is given back ten seconds after the start. */
const SETTLED_MILLIS = 15_000;
const PATIENCE_MILLIS = 30_000;

/** What a sandbox process costs before it has anything to do. */
export interface SandboxStart {
  /** From the launch to the first message, each. */
  readonly millis: readonly number[];
  readonly confined: boolean;
  /** Of the last one, fifteen seconds after its start; empty if this system does not tell. */
  readonly memory: ReadonlyMap<string, number>;
}

/** Starts sandboxes one after the other as a pod does, and confined as pods do where this system can. */
export async function measureSandboxStart(count: number): Promise<SandboxStart> {
  const mode = isConfinable() ? "required" : "off";
  const directory = await mkdtemp(join(tmpdir(), "holdfast-bench-"));
  const millis: number[] = [];
  let memory: ReadonlyMap<string, number> = new Map();
  try {
    for (let sample = 0; sample < count; sample++) {
      const socket = join(directory, `${sample}.sock`);
      const server = createServer().listen(socket);
      await once(server, "listening");
      const begin = performance.now();
      const sandbox = spawn(LAUNCHER, ["serve", "--socket", socket], {
        env: { ...process.env, HOLDFAST_SANDBOX_CONFINEMENT: mode },
        stdio: "ignore",
      });
      try {
        await greeting(server);
        millis.push(performance.now() - begin);
        if (sample === count - 1) memory = await idleMemory(sandbox);
      } finally {
        sandbox.kill("SIGKILL");
        server.close();
      }
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return { millis, confined: mode === "required", memory };
}

export function sandboxStartReport({ millis, confined, memory }: SandboxStart): string {
  const time = (share: number): string => percentile(millis, share).toFixed(0);
  const sizes = [...memory].map(([part, bytes]) => `${part} ${(bytes / 1e6).toFixed(1)}`).join(", ");
  return (
    `sandbox process, ${confined ? "confined" : "not confined"}: start to hello p50 ${time(0.5)} ms, ` +
    `largest ${time(1)} ms (${millis.length} samples); idle, in MB: ${sizes || "not known here"}`
  );
}

function isConfinable(): boolean {
  try {
    execFileSync(LAUNCHER, ["confinement"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Waits for the first bytes that a sandbox sends. */
async function greeting(server: Server): Promise<void> {
  const signal = AbortSignal.timeout(PATIENCE_MILLIS);
  const [connection] = (await once(server, "connection", { signal })) as [Socket];
  connection.on("error", () => connection.destroy());
  await once(connection, "data", { signal });
}

async function idleMemory(sandbox: ChildProcess): Promise<ReadonlyMap<string, number>> {
  await pause(SETTLED_MILLIS);
  try {
    const rollup = await readFile(`/proc/${await engineOf(sandbox)}/smaps_rollup`, "utf8");
    const bytes = (field: string): number =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(rollup)?.[1]) * 1024;
    return new Map([
      ["resident", bytes("Rss")],
      ["proportional", bytes("Pss")],
      ["anonymous", bytes("Anonymous")],
    ]);
  } catch {
    return new Map();
  }
}

/** The process that runs script: the only child of what confines it, or the one that was started. */
async function engineOf({ pid }: ChildProcess): Promise<number | undefined> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return Number(children.trim().split(" ")[0]) || pid;
}
