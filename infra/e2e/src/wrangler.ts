import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const NODE_22 = join(dirname(require.resolve("node/package.json")), "bin/node");

/** Releases of wrangler by the names under which they are installed; the first is the newest. */
export const RELEASES = ["wrangler", "wrangler-4.50", "wrangler-3"] as const;
export type Release = (typeof RELEASES)[number];

export interface Outcome {
  readonly code: number;
  /** Both streams as they came. */
  readonly output: string;
}

export interface Invocation {
  readonly release?: Release;
  readonly project: string;
  readonly variables: Readonly<Record<string, string>>;
  /** What is piped into it. */
  readonly input?: string;
}

/** Runs the newest stock wrangler in a project as somebody without a configuration of their own would. */
export async function wrangler(
  project: string,
  variables: Readonly<Record<string, string>>,
  ...command: string[]
): Promise<Outcome> {
  return invoke({ project, variables }, ...command);
}

/** Runs stock wrangler of any release. */
export async function invoke(invocation: Invocation, ...command: string[]): Promise<Outcome> {
  const { variables, input } = invocation;
  const home = await mkdtemp(join(tmpdir(), "holdfast-wrangler-"));
  const newHome = { HOME: home, XDG_CONFIG_HOME: join(home, "config") };
  const child = start({ ...invocation, variables: { ...newHome, ...variables } }, ...command);
  child.stdin?.end(input);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

/** Starts stock wrangler, which knows nothing of this process's environment but the path. */
export function start(invocation: Invocation, ...command: string[]): ChildProcess {
  const { release = "wrangler", project, variables, input } = invocation;
  const script = join(dirname(require.resolve(`${release}/package.json`)), "bin/wrangler.js");
  return spawn(NODE_22, [script, ...command], {
    cwd: project,
    env: {
      PATH: process.env["PATH"],
      CI: "1",
      NO_COLOR: "1",
      WRANGLER_HIDE_BANNER: "true",
      ...variables,
    },
    stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
  });
}

/** The version of an installed release. */
export function versionOf(release: Release): string {
  return (require(`${release}/package.json`) as { version: string }).version;
}
