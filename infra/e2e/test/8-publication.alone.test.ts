import assert from "node:assert/strict";
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
const says = (text: string): string => `export default { fetch: () => new Response("${text}") };`;

/** Deletes everything that the control plane has published, and tells how much that was. */
const LOSE_FACTS = `
  local lost = 0
  for _, pattern in ipairs({'holdfast:route:*', 'holdfast:deployment:*', 'holdfast:bundle:*', 'holdfast:namespace:*'}) do
    local keys = redis.call('KEYS', pattern)
    for _, key in ipairs(keys) do lost = lost + redis.call('DEL', key) end
  end
  return lost
`;

async function victims(service: string): Promise<number[]> {
  const found = await processIds(service);
  assert.notEqual(found.length, 0, `There is no ${service}`);
  return found;
}

const signal = (processes: readonly number[], name: NodeJS.Signals): void =>
  processes.forEach((each) => process.kill(each, name));

async function answers(text: string): Promise<void> {
  await eventually(RECOVERY_SECONDS, async () => {
    const answer = await ask("published.demo");
    assert.equal(answer.body.toString(), text);
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
    signal(redis, "SIGSTOP");
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

  test("although everything published was lost, and no pod remembers it", async () => {
    const lost = await script(LOSE_FACTS);
    assert.match(lost, /^:[1-9]/);
    signal(await victims("pod"), "SIGKILL");
    await answers("two");
  });
});
