import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const NODE_22 = join(dirname(require.resolve("node/package.json")), "bin/node");
const WRANGLER = join(dirname(require.resolve("wrangler/package.json")), "bin/wrangler.js");

export interface Outcome {
  readonly code: number;
  /** Both streams as they came. */
  readonly output: string;
}

/** Runs stock wrangler in a project as somebody without a configuration of their own would. */
export async function wrangler(
  project: string,
  variables: Readonly<Record<string, string>>,
  ...command: string[]
): Promise<Outcome> {
  const home = await mkdtemp(join(tmpdir(), "holdfast-wrangler-"));
  const child = spawn(NODE_22, [WRANGLER, ...command], {
    cwd: project,
    env: {
      PATH: process.env["PATH"],
      HOME: home,
      XDG_CONFIG_HOME: join(home, "config"),
      CI: "1",
      NO_COLOR: "1",
      WRANGLER_HIDE_BANNER: "true",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => done({ code: code ?? 1, output }));
  });
}
