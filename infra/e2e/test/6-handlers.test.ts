import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../src/eventually.ts";
import { demoVariables, publicUrl } from "../src/launcher.ts";
import { configure, makeProject, type ProjectOptions } from "../src/project.ts";
import { ask, curl } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

/** A schedule's minute begins within one, and its run within seconds of that. */
const CRON_SECONDS = 100;

const backend: ProjectOptions = {
  name: "handlers-backend",
  main: "src/index.js",
  source: `
    import { WorkerEntrypoint } from "cloudflare:workers";
    export class Admin extends WorkerEntrypoint {
      async fetch(request) { return new Response("admin of " + this.env.PLACE + " got " + (await request.text())); }
    }
    export default { fetch: (request) => new Response("backend at " + new URL(request.url).pathname) };
  `,
};

const frontend: ProjectOptions = {
  name: "handlers-frontend",
  main: "src/index.js",
  services: [
    { binding: "BACKEND", service: "handlers-backend" },
    { binding: "ADMIN", service: "handlers-backend", entrypoint: "Admin" },
  ],
  source: `
    export default {
      async fetch(request, env) {
        return new URL(request.url).pathname === "/admin"
          ? env.ADMIN.fetch("http://backend/", { method: "POST", body: "a request" })
          : env.BACKEND.fetch(request);
      },
    };
  `,
};

const job: ProjectOptions = {
  name: "handlers-job",
  main: "src/index.js",
  sqliteClasses: ["Runs"],
  crons: ["* * * * *"],
  source: `
    import { DurableObject } from "cloudflare:workers";
    export class Runs extends DurableObject {
      async fetch(request) {
        const runs = (await this.ctx.storage.get("runs")) ?? [];
        if (request.method === "POST") await this.ctx.storage.put("runs", [...runs, await request.json()]);
        return Response.json(runs);
      }
    }
    const store = (env) => env.RUNS.getByName("all");
    export default {
      fetch: (request, env) => store(env).fetch(request),
      async scheduled(controller, env, ctx) {
        const run = { cron: controller.cron, late: Date.now() - controller.scheduledTime, second: controller.scheduledTime % 60000 };
        ctx.waitUntil(store(env).fetch("http://runs/", { method: "POST", body: JSON.stringify(run) }));
      },
    };
  `,
};

interface Schedules {
  readonly schedules: readonly { readonly cron: string }[];
}

interface Run {
  readonly cron: string;
  readonly outcome: string;
}

describe("handlers and bindings between Workers", () => {
  let variables: Record<string, string>;

  const deployed = async (project: string, ...command: string[]): Promise<string> => {
    const { code, output } = await wrangler(project, variables, ...command);
    assert.equal(code, 0, output);
    return output;
  };

  const api = async <T>(path: string): Promise<T> => {
    const account = String(variables["CLOUDFLARE_ACCOUNT_ID"]);
    const response = await fetch(
      `${await publicUrl()}/client/v4/accounts/${account}/workers/scripts/${path}`,
      {
        headers: { authorization: `Bearer ${variables["CLOUDFLARE_API_TOKEN"]}` },
      },
    );
    return ((await response.json()) as { result: T }).result;
  };

  before(async () => {
    variables = await demoVariables();
  });

  test("a binding to a Worker that does not exist is refused by name", async () => {
    const lonely = await makeProject({
      ...frontend,
      name: "handlers-lonely",
      services: [{ binding: "X", service: "gone" }],
    });
    const { code, output } = await wrangler(lonely, variables, "deploy");
    assert.notEqual(code, 0);
    assert.match(output, /Could not resolve service binding 'X'/);
    assert.match(output, /10143/);
  });

  test("a Worker calls another one's default and named entrypoint", async () => {
    const behind = await makeProject(backend);
    await deployed(behind, "deploy", "--var", "PLACE:here");
    await deployed(await makeProject(frontend), "deploy");
    assert.equal(await curl("handlers-frontend.demo", "/some/path"), "backend at /some/path");
    assert.equal(await curl("handlers-frontend.demo", "/admin"), "admin of here got a request");
    await deployed(behind, "deploy", "--var", "PLACE:there");
    await eventually(10, async () => {
      assert.equal(await curl("handlers-frontend.demo", "/admin"), "admin of there got a request");
    });
  });

  test("a cron trigger fires in its minute, and its run is recorded", async () => {
    const project = await makeProject(job);
    assert.match(await deployed(project, "deploy"), /schedule: \* \* \* \* \*/);
    const [first] = await eventually(CRON_SECONDS, async () => {
      const runs = JSON.parse((await ask("handlers-job.demo")).body.toString()) as {
        [key: string]: unknown;
      }[];
      assert.ok(runs.length > 0);
      return runs;
    });
    assert.equal(first?.["cron"], "* * * * *");
    assert.equal(first["second"], 0);
    assert.ok(Number(first["late"]) < 15_000, `${String(first["late"])} ms late`);
    const runs = await eventually(10, async () => {
      const recorded = await api<readonly Run[]>("handlers-job/schedules/runs");
      assert.ok(recorded.length > 0);
      return recorded;
    });
    assert.deepEqual([runs[0]?.cron, runs[0]?.outcome], ["* * * * *", "ok"]);
  });

  test("wrangler triggers deploy replaces the schedules alone", async () => {
    const project = await makeProject(job);
    await configure(project, { ...job, crons: ["0 0 1 1 *", "30 6 * * mon-fri"] });
    await deployed(project, "triggers", "deploy");
    const { schedules } = await api<Schedules>("handlers-job/schedules");
    assert.deepEqual(
      schedules.map(({ cron }) => cron),
      ["0 0 1 1 *", "30 6 * * mon-fri"],
    );
    await configure(project, { ...job, crons: ["0 22 * * 0"] });
    const { code, output } = await wrangler(project, variables, "triggers", "deploy");
    assert.notEqual(code, 0);
    assert.match(output, /invalid cron string/);
    assert.match(output, /10100/);
  });
});
