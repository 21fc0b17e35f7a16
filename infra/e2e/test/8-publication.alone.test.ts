import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";
import { api } from "../src/api.ts";
import { eventually } from "../src/eventually.ts";
import { demoVariables, processIds } from "../src/launcher.ts";
import { makeProject, rewrite } from "../src/project.ts";
import { script } from "../src/redis.ts";
import { ask } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const RECOVERY_SECONDS = 120;
const MAIN = "src/index.js";
const PRINTING = 40;
const LINES_OF_EACH = 5;
const STREAMS = { traces: "logs", rollups: "control-plane" };

/** A Worker that answers with a text, and prints some lines when it is asked to. */
const says = (text: string): string => `export default {
  fetch(request) {
    const name = new URL(request.url).searchParams.get("print");
    for (let line = 0; name !== null && line < ${LINES_OF_EACH}; line++) console.log("line " + name + "." + line);
    return new Response("${text}");
  },
};`;

/** Deletes everything that the control plane has published, and tells how much that was. */
const LOSE_FACTS = `
  local lost = 0
  for _, pattern in ipairs({'holdfast:route:*', 'holdfast:deployment:*', 'holdfast:bundle:*', 'holdfast:namespace:*'}) do
    local keys = redis.call('KEYS', pattern)
    for _, key in ipairs(keys) do lost = lost + redis.call('DEL', key) end
  end
  return lost
`;

/** Of a stream, how many entries somebody has taken and is not done with. */
const taken = (stream: string, group: string): string =>
  `return redis.call('XPENDING', 'holdfast:${stream}', '${group}')[1]`;

/** So much time passes that nobody waits any longer for who has taken them. */
const miss = (stream: string, group: string): string => `
  for _, each in ipairs(redis.call('XPENDING', 'holdfast:${stream}', '${group}', '-', '+', 1000)) do
    redis.call('XCLAIM', 'holdfast:${stream}', '${group}', each[2], 0, each[1], 'IDLE', 3600000, 'JUSTID')
  end
  return 1
`;

async function victims(service: string): Promise<number[]> {
  const found = await processIds(service);
  assert.notEqual(found.length, 0, `There is no ${service}`);
  return found;
}

/** The processes and those that they have started. */
async function families(parents: readonly number[]): Promise<number[]> {
  const children = await Promise.all(
    parents.map(async (each) => readFile(`/proc/${each}/task/${each}/children`, "utf8")),
  );
  return [...parents, ...children.join(" ").split(/\s+/).filter(Boolean).map(Number)];
}

/**
 * Has the Worker print while the database stands still, so that logs and counts are taken and not stored. When it goes on,
 * Redis stands still: what is stored then cannot be told to be done.
 */
async function printWhileNothingIsStored(redis: readonly number[]): Promise<void> {
  const database = await families(await victims("postgres"));
  signal(database, "SIGSTOP");
  try {
    await Promise.all(
      Array.from({ length: PRINTING }, async (_, i) => {
        assert.equal(await answerOf(`/?print=${i}`), "one");
      }),
    );
    for (const [stream, group] of Object.entries(STREAMS)) {
      await eventually(20, async () => {
        assert.match(await script(taken(stream, group)), /^:[1-9]/, `nobody has taken anything of ${stream}`);
      });
    }
    signal(redis, "SIGSTOP");
  } finally {
    signal(database, "SIGCONT");
  }
}

const signal = (processes: readonly number[], name: NodeJS.Signals): void =>
  processes.forEach((each) => process.kill(each, name));

interface Log {
  readonly trace: { readonly logs: readonly { readonly message: readonly string[] }[] };
}

interface Group {
  readonly totals: { readonly requests: number };
}

interface Place {
  readonly name: string;
  readonly value: number;
}

/** How many requests each version has answered, by its text. */
const answered = new Map<string, number>();

async function answerOf(path: string): Promise<string> {
  const { status, body } = await ask("published.demo", path);
  const text = body.toString();
  if (status === 200) answered.set(text, (answered.get(text) ?? 0) + 1);
  return text;
}

async function answers(text: string): Promise<void> {
  await eventually(RECOVERY_SECONDS, async () => {
    assert.equal(await answerOf("/"), text);
  });
}

describe("what is deployed reaches the pods", () => {
  let folder: string;
  let variables: Record<string, string>;

  before(async () => {
    variables = await demoVariables();
    folder = await makeProject({ name: "published", main: MAIN, source: says("one") });
    const deployed = await wrangler(folder, variables, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    await answers("one");
  });

  test("although the control plane is killed between its commit and the publication", async () => {
    await rewrite(folder, MAIN, says("two"));
    const [redis, controlPlane] = [await victims("redis"), await victims("control-plane")];
    await api("workers/scripts/published/deployments");
    await printWhileNothingIsStored(redis);
    const deploy = wrangler(folder, variables, "deploy");
    try {
      await eventually(RECOVERY_SECONDS, async () => {
        const { deployments } = await api<{ deployments: unknown[] }>(
          "workers/scripts/published/deployments",
        );
        assert.equal(deployments.length, 2);
      });
      signal(controlPlane, "SIGKILL");
    } finally {
      signal(redis, "SIGCONT");
    }
    await deploy;
    await answers("two");
  });

  test("and what was printed and counted then is there, once", async () => {
    for (const [stream, group] of Object.entries(STREAMS)) await script(miss(stream, group));
    const expected = Array.from({ length: PRINTING * LINES_OF_EACH }, (_, i) => {
      return `line ${Math.floor(i / LINES_OF_EACH)}.${i % LINES_OF_EACH}`;
    });
    await eventually(30, async () => {
      const logs = await api<Log[]>("workers/scripts/published/logs?text=line&limit=100");
      const lines = logs.flatMap(({ trace }) => trace.logs.flatMap(({ message }) => message));
      assert.deepEqual(lines.sort(), expected.sort());
    });
    await eventually(30, async () => {
      const { groups } = await api<{ groups: Group[] }>(
        "workers/scripts/published/metrics?last=1h&group_by=version",
      );
      assert.deepEqual(groups.map(({ totals }) => totals.requests).sort(), [...answered.values()].sort());
      const most = await api<Place[]>("workers/metrics/top?of=workers&by=log_events&last=1h&limit=100");
      const logged = most.find(({ name }) => name === "published")?.value;
      assert.equal(logged, PRINTING * (LINES_OF_EACH + 1));
    });
  });

  test("although everything published was lost, and no pod remembers it", async () => {
    const lost = await script(LOSE_FACTS);
    assert.match(lost, /^:[1-9]/);
    signal(await victims("pod"), "SIGKILL");
    await answers("two");
  });
});
