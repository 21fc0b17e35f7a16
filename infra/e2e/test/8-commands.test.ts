import assert from "node:assert/strict";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { CommandTable } from "../src/command-table.ts";
import { NAME, commandsProject, sourceOf } from "../src/commands-project.ts";
import { eventually } from "../src/eventually.ts";
import { demoVariables, publicUrl } from "../src/launcher.ts";
import { rewrite } from "../src/project.ts";
import { ask } from "../src/tenant.ts";
import { invoke, type Outcome, type Release } from "../src/wrangler.ts";

const OLD = ["wrangler-4.50", "wrangler-3"] as const;

interface Shown {
  readonly [name: string]: unknown;
  readonly VERSION?: { readonly id: string; readonly tag: string };
}

const worked = new CommandTable();

const versionIn = (output: string): string => {
  const id = /Version ID: ([0-9a-f-]{36})|version ([0-9a-f-]{36})/i.exec(output);
  assert.ok(id, output);
  return String(id[1] ?? id[2]);
};

const shown = async (host = NAME): Promise<Shown> =>
  JSON.parse((await ask(`${host}.demo`)).body.toString()) as Shown;

const text = async (path: string, headers: Record<string, string> = {}, host = NAME): Promise<string> =>
  (await ask(`${host}.demo`, path, headers)).body.toString();

describe("commands of wrangler", () => {
  let variables: Record<string, string>;
  let folder: string;

  /** Runs a command and notes in the table whether it worked as a user would expect. */
  const run = async (
    words: string,
    options: { readonly release?: Release; readonly input?: string; readonly in?: string } = {},
    ...more: string[]
  ): Promise<string> => {
    const release = options.release ?? "wrangler";
    const command = [...words.split(" "), ...more];
    const outcome = await invoke(
      {
        release,
        project: options.in ?? folder,
        variables,
        ...(options.input === undefined ? {} : { input: options.input }),
      },
      ...command,
    );
    worked.record(words, release, outcome.code === 0);
    assert.equal(outcome.code, 0, `${command.join(" ")}: ${outcome.output}`);
    return outcome.output;
  };

  /** Runs a command that must be refused. */
  const refused = async (words: string, where = folder, ...more: string[]): Promise<string> => {
    const { code, output }: Outcome = await invoke(
      { project: where, variables },
      ...words.split(" "),
      ...more,
    );
    assert.notEqual(code, 0, output);
    return output;
  };

  const api = async (method: string, path: string, body?: FormData): Promise<Response> =>
    fetch(
      `${await publicUrl()}/client/v4/accounts/${String(variables["CLOUDFLARE_ACCOUNT_ID"])}/workers${path}`,
      {
        method,
        headers: {
          authorization: `Bearer ${variables["CLOUDFLARE_API_TOKEN"]}`,
          "x-requested-with": "holdfast-dashboard",
        },
        ...(body === undefined ? {} : { body }),
      },
    );

  before(async () => {
    variables = await demoVariables();
    folder = await commandsProject(NAME);
  });

  after(() => console.log(`\n${worked.toString()}\n`));

  test("secret put makes the draft of a Worker, and the first deploy keeps the secret", async () => {
    assert.match(await run("secret put", { input: "bird" }, "EARLY"), /Success! Uploaded secret EARLY/);
    assert.match(await run("deploy", {}, "--message", "first", "--tag", "t1"), /Current Version ID/);
    const { EARLY, TEXT, LIST } = await eventually(10, async () => {
      const now = await shown();
      assert.equal(now["TEXT"], "words");
      return now;
    });
    assert.deepEqual([EARLY, TEXT, LIST], ["bird", "words", [1, { deep: true }]]);
    assert.equal(await text("/modules"), JSON.stringify(["some words", 3, true]));
    assert.match(await run("deploy --dry-run"), /--dry-run: exiting now/);
  });

  test("secrets are listed, changed together and deleted", async () => {
    await writeFile(join(folder, "secrets.env"), 'A=1\n# not a secret\nB="2"\n');
    await run("secret bulk", {}, "secrets.env");
    const listed = await run("secret list");
    assert.match(listed, /"EARLY"[\s\S]*"A"[\s\S]*"B"/);
    assert.doesNotMatch(listed, /bird/);
    await run("secret delete", {}, "B");
    await eventually(10, async () => {
      const { A, B, EARLY } = await shown();
      assert.deepEqual([A, B, EARLY], ["1", undefined, "bird"]);
    });
    await writeFile(join(folder, "more.json"), JSON.stringify({ C: "from a file" }));
    await run("deploy --secrets-file", {}, "more.json");
    await eventually(10, async () => {
      const { A, C } = await shown();
      assert.deepEqual([A, C], ["1", "from a file"]);
    });
  });

  test("variables that are not in the configuration are kept when they should be", async () => {
    await run("deploy --var", {}, "EXTRA:x");
    await run("deploy --keep-vars");
    await eventually(10, async () => assert.equal((await shown())["EXTRA"], "x"));
    await run("deploy");
    await eventually(10, async () => assert.equal((await shown())["EXTRA"], undefined));
  });

  test("versions serve side by side, by shares, keys and overrides", async () => {
    const first = (await eventually(10, shown)).VERSION?.id ?? "";
    await rewrite(folder, "src/index.js", sourceOf("two"));
    const second = versionIn(await run("versions upload", {}, "--tag", "two", "--message", "the second"));
    assert.match(await run("versions list"), new RegExp(`${second}[\\s\\S]*the second`));
    assert.match(await run("versions view", {}, second), /Tag:\s+two/);
    assert.equal(await text("/version"), "one");
    await run("versions deploy", {}, `${first}@60`, `${second}@40`, "-y", "--message", "some of it");
    const override = { "cloudflare-workers-version-overrides": `${NAME}="${second}"` };
    await eventually(10, async () => assert.equal(await text("/version", override), "two"));
    const keyed = { "cloudflare-workers-version-key": "somebody" };
    const once = await text("/version", keyed);
    assert.equal(await text("/version", keyed), once);
    const rooms = await Promise.all(Array.from({ length: 20 }, (_, i) => text(`/room/${i}`)));
    assert.deepEqual([...new Set(rooms)].toSorted(), ["one", "two"]);
    assert.deepEqual(await Promise.all(rooms.map((_, i) => text(`/room/${i}`))), rooms);
    assert.match(await run("deployments list"), /some of it/);
    assert.match(await run("deployments status"), new RegExp(`\\(40%\\) ${second}`));
    await run("versions deploy", {}, `${second}@100`, "-y");
    await eventually(10, async () => assert.equal((await shown()).VERSION?.tag, "two"));
  });

  test("secrets of versions change without a deployment, and a rollback says which come back", async () => {
    const current = (await shown()).VERSION?.id ?? "";
    const output = await run("versions secret put", { input: "2" }, "A");
    const changed = versionIn(output);
    assert.match(await run("versions secret list", {}, "--latest-version"), /Secret Name: A/);
    assert.match(await refused("secret put A"), /isn't currently deployed|wrangler versions secret/);
    await writeFile(join(folder, "bulk.json"), JSON.stringify({ D: "d", C: null }));
    await run("versions secret bulk", {}, "bulk.json");
    const last = versionIn(await run("versions secret delete", {}, "D"));
    assert.notEqual(last, changed);
    assert.equal((await shown())["A"], "1");
    await run("versions deploy", {}, `${last}@100`, "-y");
    await eventually(10, async () => {
      const { A, C, D } = await shown();
      assert.deepEqual([A, C, D], ["2", undefined, undefined]);
    });
    assert.match(
      await run("rollback", {}, current, "-y", "--message", "back"),
      /secrets have changed[\s\S]*\* A/,
    );
    await eventually(10, async () => assert.equal((await shown())["A"], "1"));
    await run("rollback", {}, last, "-y", "--message", "forth again");
  });

  test("an environment is a Worker of its own with tags", async () => {
    await run("deploy --env", {}, "staging");
    const settings = (await (await api("GET", `/scripts/${NAME}-staging/script-settings`)).json()) as {
      result: { tags: string[] };
    };
    assert.deepEqual(settings.result.tags.toSorted(), ["cf:environment=staging", `cf:service=${NAME}`]);
    await run("delete --env", {}, "staging", "--force");
    assert.equal((await api("GET", `/services/${NAME}-staging`)).status, 404);
  });

  test("init --from-dash downloads a Worker", async () => {
    const empty = await mkdtemp(join(tmpdir(), "holdfast-project-"));
    await run("init --from-dash", { in: empty }, NAME, "--no-delegate-c3", "-y");
    assert.match(await readFile(join(empty, NAME, "src/index.js"), "utf8"), /extends DurableObject/);
    assert.match(await readFile(join(empty, NAME, "wrangler.jsonc"), "utf8"), /"TEXT": "words"/);
  });

  test("a Worker that was changed in the dashboard is compared with the configuration first", async () => {
    const change = new FormData();
    const bindings = [
      { type: "plain_text", name: "TEXT", text: "from the dashboard" },
      { type: "durable_object_namespace", name: "ROOM" },
      { type: "secret_text", name: "A" },
    ];
    change.set("settings", JSON.stringify({ bindings }));
    assert.equal((await api("PATCH", `/scripts/${NAME}/settings`, change)).status, 200);
    await eventually(10, async () => assert.equal((await shown())["TEXT"], "from the dashboard"));
    assert.match(await run("deploy"), /differs from the remote configuration[\s\S]*from the dashboard/);
    await eventually(10, async () => assert.equal((await shown())["TEXT"], "words"));
  });

  test("what cannot run is refused with a message that says why and where", async () => {
    const bad = async (source: string, extra: object = {}): Promise<string> => {
      const broken = await commandsProject("commands-broken", {
        migrations: [],
        durable_objects: { bindings: [] },
        ...extra,
      });
      await rewrite(broken, "src/index.js", source);
      return refused("deploy", broken);
    };
    assert.match(
      await bad("function fail() {\n  throw new TypeError('no luck');\n}\nfail();\nexport default {};"),
      /no luck[\s\S]*src\/index\.js:2:9[\s\S]*10021/,
    );
    assert.match(await bad("for (;;) {} export default {};"), /[Ss]tartup[\s\S]*10021/);
    assert.match(await bad("addEventListener('fetch', () => {});"), /Service Worker syntax[\s\S]*10021/);
    const future = { compatibility_date: "2099-01-01" };
    assert.match(await bad("export default {};", future), /2099-01-01 is in the future[\s\S]*10021/);
    const model = { ai: { binding: "MODEL" } };
    assert.match(await bad("export default {};", model), /'MODEL' needs Workers AI[\s\S]*10021/);
    assert.match(await refused("queues list"), /does not offer Queues[\s\S]*7003/);
  });

  describe("in older releases", { concurrency: OLD.length }, () => {
    for (const release of OLD) {
      test(`the daily commands of ${release}`, async () => {
        const name = release.replace(".", "-");
        const old = await commandsProject(`commands-${name}`);
        const host = `commands-${name}`;
        const on = { release, in: old } as const;
        await run("deploy", on);
        await run("secret put", { ...on, input: "1" }, "A");
        await writeFile(join(old, "secrets.json"), JSON.stringify({ B: "2" }));
        await run("secret bulk", on, "secrets.json");
        assert.match(await run("secret list", on), /"A"[\s\S]*"B"/);
        await rewrite(old, "src/index.js", sourceOf("two"));
        await run("deploy", on);
        await eventually(10, async () => {
          assert.equal(await text("/version", {}, host), "two");
          const { A, B } = await shown(host);
          assert.deepEqual([A, B], ["1", "2"]);
        });
        const before = (await shown(host)).VERSION?.id ?? "";
        await rewrite(old, "src/index.js", sourceOf("three"));
        const uploaded = versionIn(await run("versions upload", on));
        const secret = versionIn(await run("versions secret put", { ...on, input: "x" }, "E"));
        assert.match(await run("versions list", on), new RegExp(uploaded));
        await run("versions deploy", on, `${secret}@100`, "-y");
        await eventually(10, async () => {
          assert.equal(await text("/version", {}, host), "three");
          const { A, E } = await shown(host);
          assert.deepEqual([A, E], ["1", "x"]);
        });
        assert.match(await run("deployments list", on), new RegExp(secret));
        await run("secret delete", on, "B");
        await run("rollback", on, before, "-y", "--message", "back");
        await eventually(10, async () => assert.equal(await text("/version", {}, host), "two"));
        await run("delete", on, "--force");
        assert.equal((await api("GET", `/services/${host}`)).status, 404);
      });
    }
  });

  test("a version has an address of its own, and delete takes a Worker away", async () => {
    const lone = await commandsProject("commands-lone", {
      migrations: [],
      durable_objects: { bindings: [] },
      preview_urls: true,
    });
    await rewrite(lone, "src/index.js", "export default { fetch: () => new Response('here') };");
    await run("deploy", { in: lone });
    await rewrite(lone, "src/index.js", "export default { fetch: () => new Response('there') };");
    const uploaded = await run("versions upload --preview-alias", { in: lone }, "next");
    const label = `${versionIn(uploaded).slice(0, 8)}-commands-lone`;
    assert.match(uploaded, new RegExp(`Version Preview URL: https://${label}\\.demo\\.localhost`));
    await eventually(10, async () => assert.equal(await text("/", {}, label), "there"));
    await eventually(10, async () => assert.equal(await text("/", {}, "next-commands-lone"), "there"));
    await eventually(10, async () => assert.equal(await text("/", {}, "commands-lone"), "here"));
    await run("delete", { in: lone });
    await eventually(10, async () => assert.equal((await ask("commands-lone.demo")).status, 404));
    await run("delete --force");
  });
});
