import assert from "node:assert/strict";
import { test } from "node:test";
import { api } from "../src/api.ts";
import { eventually } from "../src/eventually.ts";
import { demoVariables } from "../src/launcher.ts";
import { makeProject } from "../src/project.ts";
import { curl } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const INGESTION_SECONDS = 30;

interface Metrics {
  readonly totals: {
    readonly requests: number;
    readonly errors: number;
    readonly storage_write_units: number;
  };
}

test("requests appear in the metrics of Worker, namespace and object", async () => {
  const project = await makeProject({
    name: "measured",
    main: "src/index.js",
    keyValueClasses: ["Counter"],
    source: `
      import { DurableObject } from "cloudflare:workers";
      export class Counter extends DurableObject {
        async fetch() {
          await this.ctx.storage.put("seen", Date.now());
          return new Response("counted\\n");
        }
      }
      export default {
        fetch(request, env) {
          if (new URL(request.url).pathname === "/fail") throw new Error("as asked");
          return env.COUNTER.getByName("lobby").fetch(request);
        },
      };
    `,
  });
  const deployed = await wrangler(project, await demoVariables(), "deploy");
  assert.equal(deployed.code, 0, deployed.output);
  for (let i = 0; i < 5; i++) assert.equal(await curl("measured.demo"), "counted\n");
  await curl("measured.demo", "/fail");

  const namespaces = await api<{ id: string; script: string }[]>(
    "workers/durable_objects/namespaces?per_page=1000",
  );
  const namespace = `workers/durable_objects/namespaces/${namespaces.find((one) => one.script === "measured")?.id}`;
  await eventually(INGESTION_SECONDS, async () => {
    const worker = await api<Metrics>("workers/scripts/measured/metrics?last=1h");
    assert.deepEqual([worker.totals.requests, worker.totals.errors], [6, 1]);
    const objects = await api<Metrics>(`${namespace}/metrics?last=1h`);
    assert.deepEqual([objects.totals.requests, objects.totals.errors], [5, 0]);
    assert.equal(objects.totals.storage_write_units, 5);
  });
  const [object] = await api<{ id: string }[]>(`${namespace}/objects`);
  assert.equal((await api<Metrics>(`${namespace}/objects/${object?.id}/metrics?last=1h`)).totals.requests, 5);
});
