import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../src/eventually.ts";
import { counter } from "../src/guide.ts";
import { demoVariables, holdfast, processIds } from "../src/launcher.ts";
import { makeProject } from "../src/project.ts";
import { ask } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const RECOVERY_SECONDS = 120;

/** Counts once; throws unless the count was acknowledged. */
async function count(): Promise<number> {
  const answer = await ask("survivor.demo", "/one");
  assert.equal(answer.status, 200, answer.body.toString());
  return Number(answer.body.toString());
}

describe("a counter outlives the processes that hold it", () => {
  before(async () => {
    const project = await makeProject({
      name: "survivor",
      main: "src/index.js",
      source: counter,
      keyValueClasses: ["Counter"],
    });
    const deployed = await wrangler(project, await demoVariables(), "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    assert.equal(await count(), 1);
  });

  for (const service of ["sandbox", "pod", "redis"]) {
    test(`nothing acknowledged is lost by kill -9 of the ${service}`, async () => {
      const victims = await processIds(service);
      assert.notEqual(victims.length, 0, `There is no ${service} to kill`);
      const acknowledged = await countWhileKilling(victims);
      const next = await eventually(RECOVERY_SECONDS, count);
      // One count may have been stored without its answer having arrived.
      assert.ok(
        next === acknowledged + 1 || next === acknowledged + 2,
        `${acknowledged} was followed by ${next}`,
      );
      const survivors = await processIds(service);
      assert.ok(victims.every((victim) => !survivors.includes(victim)));
    });
  }

  test("everything is healthy again", async () => {
    await eventually(RECOVERY_SECONDS, () => holdfast("status"));
  });
});

/** Counts without a pause, kills in the middle, and returns the last count that was acknowledged. */
async function countWhileKilling(victims: number[]): Promise<number> {
  let last = 0;
  const killing = setTimeout(() => victims.forEach((victim) => process.kill(victim, "SIGKILL")), 300);
  try {
    const deadline = performance.now() + 3_000;
    while (performance.now() < deadline) {
      const next = await count();
      assert.ok(next > last, `${last} was followed by ${next}`);
      last = next;
    }
  } catch (error) {
    if (last === 0) throw error;
  } finally {
    clearTimeout(killing);
  }
  return last;
}
