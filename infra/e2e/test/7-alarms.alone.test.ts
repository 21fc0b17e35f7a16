import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../src/eventually.ts";
import { demoVariables, processIds } from "../src/launcher.ts";
import { makeProject, type ProjectOptions } from "../src/project.ts";
import { ask } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const RECOVERY_SECONDS = 120;

const owner: ProjectOptions = {
  name: "alarms-owner",
  main: "src/index.js",
  sqliteClasses: ["Reminder"],
  source: `
    import { DurableObject } from "cloudflare:workers";
    export class Reminder extends DurableObject {
      async fetch(request) {
        const delay = new URL(request.url).searchParams.get("in");
        if (delay !== null) await this.ctx.storage.setAlarm(Date.now() + Number(delay));
        return Response.json((await this.ctx.storage.get("runs")) ?? []);
      }
      async alarm({ retryCount }) {
        const runs = (await this.ctx.storage.get("runs")) ?? [];
        await this.ctx.storage.put("runs", [...runs, this.ctx.id.name + " " + retryCount]);
      }
    }
    export default { fetch: () => new Response("has no use for its objects itself") };
  `,
};

const user: ProjectOptions = {
  name: "alarms-user",
  main: "src/index.js",
  othersClasses: [{ className: "Reminder", scriptName: "alarms-owner" }],
  source: `
    export default {
      fetch: (request, env) => env.REMINDER.getByName(new URL(request.url).pathname.slice(1)).fetch(request),
    };
  `,
};

async function runs(name: string, query = ""): Promise<string[]> {
  const answer = await ask("alarms-user.demo", `/${name}${query}`);
  assert.equal(answer.status, 200, answer.body.toString());
  return JSON.parse(answer.body.toString()) as string[];
}

/** Waits for a run; there may be more than one when the end of the first was not heard of. */
async function run(name: string): Promise<void> {
  await eventually(RECOVERY_SECONDS, async () => {
    const seen = await runs(name);
    assert.ok(seen.length > 0 && seen.every((one) => one === `${name} 0`), seen.join());
  });
}

describe("alarms of objects that another Worker binds", () => {
  before(async () => {
    for (const project of [owner, user]) {
      const deployed = await wrangler(await makeProject(project), await demoVariables(), "deploy");
      assert.equal(deployed.code, 0, deployed.output);
    }
  });

  test("an alarm runs", async () => {
    assert.deepEqual(await runs("soon", "?in=200"), []);
    await run("soon");
  });

  for (const service of ["pod", "redis"]) {
    test(`an alarm that is due while the ${service} is dead runs afterwards`, async () => {
      const name = `outlives-${service}`;
      await runs(name, "?in=500");
      (await processIds(service)).forEach((victim) => process.kill(victim, "SIGKILL"));
      await run(name);
    });
  }

  test("a class that the other Worker does not have cannot be bound", async () => {
    const wrong = { ...user, othersClasses: [{ className: "Missing", scriptName: "alarms-owner" }] };
    const deployed = await wrangler(await makeProject(wrong), await demoVariables(), "deploy");
    assert.notEqual(deployed.code, 0);
    assert.match(deployed.output, /Cannot create binding for class 'Missing'.*10061/s);
  });
});
