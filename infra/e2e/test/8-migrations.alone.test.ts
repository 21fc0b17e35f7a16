import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { api } from "../src/api.ts";
import { eventually } from "../src/eventually.ts";
import { demoVariables, processIds } from "../src/launcher.ts";
import { makeProject, rewrite } from "../src/project.ts";
import { script } from "../src/redis.ts";
import { ask } from "../src/tenant.ts";
import { type Outcome, wrangler } from "../src/wrangler.ts";

const DELETION_SECONDS = 90;
const MAIN = "src/index.js";

/** Counts up in objects of a class; `/id/…` goes by the hex id, everything else by name. */
const worker = (className: string, binding = className.toUpperCase()): string => `
  import { DurableObject } from "cloudflare:workers";
  export class ${className} extends DurableObject {
    async fetch() {
      const count = ((await this.ctx.storage.get("count")) ?? 0) + 1;
      await this.ctx.storage.put("count", count);
      return Response.json({ count, id: this.ctx.id.toString(), name: this.ctx.id.name });
    }
  }
  export default {
    async fetch(request, env) {
      const [, first, second] = new URL(request.url).pathname.split("/");
      const objects = env.${binding};
      if (objects === undefined) return new Response("no binding");
      try {
        const stub = first === "id" ? objects.get(objects.idFromString(second)) : objects.getByName(first);
        return await stub.fetch(request);
      } catch (error) {
        return new Response(error.message, { status: 500 });
      }
    },
  };
`;

const plain = `export default { fetch: () => new Response("no objects") };`;

interface Counted {
  readonly count: number;
  readonly id: string;
  readonly name: string;
}

async function count(script: string, path: string): Promise<Counted> {
  const answer = await ask(`${script}.demo`, `/${path}`);
  assert.equal(answer.status, 200, answer.body.toString());
  return JSON.parse(answer.body.toString()) as Counted;
}

async function configure(folder: string, name: string, text: string): Promise<void> {
  await writeFile(
    join(folder, "wrangler.toml"),
    `name = "${name}"\nmain = "${MAIN}"\ncompatibility_date = "2026-11-01"\n${text}`,
  );
}

const bind = (className: string, script = ""): string =>
  `[[durable_objects.bindings]]\nname = "${className.toUpperCase()}"\nclass_name = "${className}"\n` +
  (script === "" ? "" : `script_name = "${script}"\n`);
const migrate = (tag: string, step: string): string => `[[migrations]]\ntag = "${tag}"\n${step}\n`;

describe("classes over their lives", () => {
  let variables: Record<string, string>;
  const folders = new Map<string, string>();

  const deploy = async (name: string, source: string, text: string): Promise<Outcome> => {
    const folder = folders.get(name) ?? (await makeProject({ name, main: MAIN, source }));
    folders.set(name, folder);
    await rewrite(folder, MAIN, source);
    await configure(folder, name, text);
    return wrangler(folder, variables, "deploy");
  };
  const deployed = async (name: string, source: string, text: string): Promise<string> => {
    const outcome = await deploy(name, source, text);
    assert.equal(outcome.code, 0, outcome.output);
    return outcome.output;
  };
  const created = migrate("v1", 'new_sqlite_classes = ["Counter"]');
  const renamed = migrate("v2", 'renamed_classes = [{ from = "Counter", to = "Tally" }]');

  before(async () => {
    variables = await demoVariables();
    await deployed("life", worker("Counter"), bind("Counter") + created);
    await deployed("life-user", worker("Unused", "COUNTER"), bind("Counter", "life"));
  });

  test("a renamed class keeps its objects, for other Workers too", async () => {
    const { id } = await count("life", "kept");
    assert.equal((await count("life-user", "kept")).count, 2);

    await deployed("life", worker("Tally"), bind("Tally") + created + renamed);

    assert.deepEqual(await count("life", "kept"), { count: 3, id, name: "kept" });
    assert.equal((await count("life", `id/${id}`)).count, 4);
    assert.equal((await count("life-user", "kept")).count, 5);
  });

  test("a transferred class takes its objects along", async () => {
    await deployed(
      "life-heir",
      worker("Heirloom"),
      bind("Heirloom") +
        migrate("v1", 'transferred_classes = [{ from = "Tally", from_script = "life", to = "Heirloom" }]'),
    );

    assert.equal((await count("life-heir", "kept")).count, 6);
    assert.equal((await count("life-user", "kept")).count, 7);
    assert.equal((await count("life", "kept")).count, 8);
    await deployed("life", plain, created + renamed);
    assert.equal((await count("life-heir", "kept")).count, 9);
  });

  test("a deleted class is gone with its objects, and empty when it is created again", async () => {
    const history = created + migrate("v2", 'deleted_classes = ["Counter"]');
    await deployed("life-end", worker("Counter"), bind("Counter") + created);
    for (let i = 0; i < 20; i++) await count("life-end", `o${i}`);
    const { id } = await count("life-end", "o1");
    const [namespace] = await api<{ id: string; name: string }[]>("workers/durable_objects/namespaces").then(
      (all) => all.filter(({ name }) => name === "life-end_Counter"),
    );
    assert.ok(namespace);
    await deployed("life-end-user", worker("Unused", "COUNTER"), bind("Counter", "life-end"));
    await count("life-end-user", "o1");

    await deployed("life-end", plain, history);
    for (const service of ["control-plane", "pod"]) {
      (await processIds(service)).forEach((victim) => process.kill(victim, "SIGKILL"));
    }

    await eventually(DELETION_SECONDS, async () => {
      const deletions = await api<{ namespace_id: string; finished_on?: string; deleted_objects: number }[]>(
        "workers/durable_objects/deletions",
      );
      const deletion = deletions.find(({ namespace_id }) => namespace_id === namespace.id);
      assert.ok(deletion?.finished_on);
      // What was deleted right before a kill may not have been counted.
      assert.ok(deletion.deleted_objects <= 20);
    });
    assert.equal(
      await script(`
        local left = 0
        for _, pattern in ipairs({'{s*}:o:${namespace.id}:*', '{s*}:n:${namespace.id}:ids', '{s*}:n:${namespace.id}:names'}) do
          left = left + #redis.call('KEYS', pattern)
        end
        return left
      `),
      ":0\r\n",
    );
    await eventually(DELETION_SECONDS, async () => {
      const refused = await ask("life-end-user.demo", "/o1");
      assert.match(refused.body.toString(), /namespace does not exist|no binding/);
    });
    await deployed(
      "life-end",
      worker("Counter"),
      bind("Counter") + history + migrate("v3", 'new_sqlite_classes = ["Counter"]'),
    );
    await eventually(DELETION_SECONDS, async () => {
      const again = await count("life-end", "o2");
      assert.equal(again.count, 1);
    });
    const old = await ask("life-end.demo", `/id/${id}`);
    assert.match(old.body.toString(), /not valid for this namespace/);
  });

  test("migrations that cannot be applied are refused with the texts that people know", async () => {
    const unknown = await deploy(
      "life-heir",
      worker("Heirloom"),
      bind("Heirloom") + migrate("w1", 'new_sqlite_classes = ["Heirloom"]'),
    );
    assert.notEqual(unknown.code, 0);
    assert.match(
      unknown.output,
      /Cannot apply new-sqlite-class migration to class 'Heirloom' that is already depended on by existing Durable Objects \[code: 10074\]/,
    );

    const missing = await deploy(
      "life-heir",
      plain,
      migrate("v1", 'transferred_classes = [{ from = "Tally", from_script = "life", to = "Heirloom" }]'),
    );
    assert.match(
      missing.output,
      /does not export class 'Heirloom' which is depended on by existing Durable Objects.*\[code: 10064\]/s,
    );

    const form = new FormData();
    form.set(
      "metadata",
      new Blob([
        JSON.stringify({ main_module: "index.js", migrations: { old_tag: "v7", new_tag: "v8", steps: [] } }),
      ]),
    );
    form.set("index.js", new Blob([plain], { type: "application/javascript+module" }), "index.js");
    await assert.rejects(api("workers/scripts/life-heir", { method: "PUT", body: form }), {
      message: "412 10079 Migration tag precondition failed; current tag is 'v1'",
    });
  });

  test("declared classes are reconciled", async () => {
    const live = (name: string): string => `[exports.${name}]\ntype = "durable-object"\nstorage = "sqlite"\n`;
    const output = await deployed("life-declared", worker("Counter"), bind("Counter") + live("Counter"));
    assert.match(output, /Created: Counter/);
    await count("life-declared", "kept");

    const rename = `[exports.Counter]\ntype = "durable-object"\nstate = "renamed"\nrenamed_to = "Tally"\n`;
    const done = await deployed("life-declared", worker("Tally"), bind("Tally") + rename + live("Tally"));
    assert.match(done, /Renamed: Counter → Tally/);
    assert.equal((await count("life-declared", "kept")).count, 2);

    const forgotten = await deploy("life-declared", worker("Other"), bind("Other") + live("Other"));
    assert.notEqual(forgotten.code, 0);
    assert.match(forgotten.output, /orphaned_provisioned_namespace\] class 'Tally'/);
  });
});
