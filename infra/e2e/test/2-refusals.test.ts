import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { helloJavaScript, troublesome } from "../src/guide.ts";
import { demoVariables, logOf, publicUrl } from "../src/launcher.ts";
import { newFreePerson } from "../src/person.ts";
import { makeProject } from "../src/project.ts";
import { ask } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const guide = (name: string): Promise<string> =>
  makeProject({
    name,
    main: "src/index.js",
    source: helloJavaScript("Hello World"),
    sqliteClasses: ["MyDurableObject"],
  });

describe("deployments that are refused", () => {
  test("the free plan may not deploy a Durable Object, and wrangler shows where to buy", async () => {
    const person = await newFreePerson(`free-${Date.now()}`);
    const refused = await wrangler(await guide("gated"), person.variables, "deploy");
    assert.notEqual(refused.code, 0);
    assert.ok(refused.output.includes(`${await publicUrl()}/plan`), refused.output);
    assert.equal((await ask(`gated.${person.subdomain}`)).status, 404);
  });

  test("a wrong token gets one clear line", async () => {
    const variables = { ...(await demoVariables()), CLOUDFLARE_API_TOKEN: "hf_not-a-token" };
    const refused = await wrangler(await guide("wrong-token"), variables, "deploy");
    assert.notEqual(refused.code, 0);
    assert.match(refused.output, /code: 9109/);
  });

  test("nobody deploys into somebody else's account", async () => {
    const demo = await demoVariables();
    const stranger = await newFreePerson(`stranger-${Date.now()}`);
    const variables = { ...stranger.variables, CLOUDFLARE_ACCOUNT_ID: String(demo["CLOUDFLARE_ACCOUNT_ID"]) };
    const refused = await wrangler(await guide("intruder"), variables, "deploy");
    assert.notEqual(refused.code, 0);
    assert.equal((await ask("intruder.demo")).status, 404);
  });

  test("an upload without metadata is refused with a code and a request id that is in the log", async () => {
    const demo = await demoVariables();
    const form = new FormData();
    form.set("metadata", "{not json");
    const url = `${await publicUrl()}/client/v4/accounts/${demo["CLOUDFLARE_ACCOUNT_ID"]}/workers/scripts/broken`;
    const response = await fetch(url, {
      method: "PUT",
      headers: { authorization: `Bearer ${demo["CLOUDFLARE_API_TOKEN"]}` },
      body: form,
    });
    assert.equal(response.status, 400);
    const id = response.headers.get("x-request-id");
    assert.ok(id);
    const envelope = (await response.json()) as {
      errors: { code: number; meta?: { request_id?: string } }[];
    };
    assert.equal(envelope.errors[0]?.meta?.request_id, id);
    assert.ok((await logOf("control-plane")).includes(id));
  });
});

describe("requests that fail", () => {
  before(async () => {
    const project = await makeProject({
      name: "trouble",
      main: "src/index.js",
      source: troublesome,
      cpuMillis: 500,
    });
    const deployed = await wrangler(project, await demoVariables(), "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    assert.equal((await ask("trouble.demo")).body.toString(), "fine");
  });

  const failures = [
    { what: "a host that nobody has", host: "nothing.nobody", path: "/", status: 404, code: 1021 },
    { what: "a Worker that throws", host: "trouble.demo", path: "/throws", status: 500, code: 1101 },
    { what: "a Worker that never answers", host: "trouble.demo", path: "/never", status: 500, code: 1101 },
    { what: "a Worker that loops for ever", host: "trouble.demo", path: "/loops", status: 503, code: 1102 },
  ];
  for (const { what, host, path, status, code } of failures) {
    test(`${what} gets ${status} with code ${code} and an id that is in the log, and no internals`, async () => {
      const answer = await ask(host, path, { accept: "text/html" });
      const page = answer.body.toString();
      assert.equal(answer.status, status, page);
      assert.match(page, new RegExp(`\\b${code}\\b`));
      assert.doesNotMatch(page, /recipe|\.java|\bat \w+ \(/);
      const id = /Request id<\/dt><dd>([^<]+)</.exec(page)?.[1];
      assert.ok(id, page);
      assert.ok((await logOf("pod")).includes(id), `The pod's log does not mention ${id}`);
    });
  }

  test("others are served all the while", async () => {
    assert.equal((await ask("trouble.demo")).body.toString(), "fine");
  });
});
