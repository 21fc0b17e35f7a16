import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { inspect, openDashboard } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { call, makeOperator, newPaidPerson, type Person } from "../src/person.ts";
import { makeProject } from "../src/project.ts";
import { stepsOf } from "../src/steps.ts";
import { ask } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const SOURCE = `
  import { DurableObject } from "cloudflare:workers";
  export class Room extends DurableObject {
    async fetch(request) {
      const { storage } = this.ctx;
      if ((await storage.get("greeting")) === undefined) {
        await storage.put({
          greeting: "hello",
          members: new Map([["ada", { since: new Date(0), tags: new Set(["admin", "owner"]) }]]),
          "100": "digits",
          "message:1": { text: "first", by: "ada", seen: [1, 2, 3] },
          "message:2": { text: "second", by: "grace", seen: [] },
          large: 9007199254740993n,
          bytes: new Uint8Array([1, 2, 255]),
          failure: new TypeError("as asked"),
          pattern: /h(el+)o/gi,
        });
        await storage.setAlarm(Date.now() + 3_600_000);
      }
      console.log("greeted", new URL(request.url).pathname);
      return new Response(String(await storage.get("greeting")));
    }
    alarm() {}
  }
  export default {
    fetch(request, env) {
      return env.ROOM.getByName(new URL(request.url).pathname.slice(1)).fetch(request);
    },
  };
`;

describe("Durable Objects in the dashboard", () => {
  let browser: Browser;
  let person: Person;
  let page: Page;
  let host: string;

  before(async () => {
    browser = await launch();
    person = await newPaidPerson(`rooms-${Date.now()}`);
    host = `rooms.${person.subdomain}`;
    const folder = await makeProject({
      name: "rooms",
      main: "src/index.js",
      source: SOURCE,
      keyValueClasses: ["Room"],
    });
    await eventually(20, async () => {
      const deployed = await wrangler(folder, person.variables, "deploy");
      assert.equal(deployed.code, 0, deployed.output);
    });
    await eventually(20, async () => assert.equal((await ask(host, "/lobby")).body.toString(), "hello"));
    for (const room of ["library", "hall"]) await ask(host, `/${room}`);
    page = await openDashboard(browser, person, "/durable-objects");
  });

  after(() => browser.close());

  const step = stepsOf(new Camera("objects"), () => page);

  step("an object is found by the beginning of its name", async () => {
    await page.getByRole("link", { name: "Room", exact: true }).waitFor();
    await inspect(page, "namespaces");
    await page.getByRole("link", { name: "Room", exact: true }).click();
    await page.getByRole("link", { name: "hall" }).waitFor();
    await eventually(20, async () => {
      await ask(host, "/hall");
      await page.getByText("Awake").first().waitFor({ timeout: 6_000 });
    });
    await inspect(page, "namespace-objects");
    await page.getByLabel("Find an object").fill("l");
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForURL("**?name=l");
    await page.getByRole("link", { name: "hall" }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "library" }).waitFor();
    await page.getByRole("link", { name: "lobby" }).click();
    await page.getByRole("heading", { level: 1, name: "lobby" }).waitFor();
  });

  step("its page says how it is, what it did and what it printed", async () => {
    await page.getByText("in 59 minutes").waitFor();
    await page.getByRole("heading", { name: "Time in memory" }).waitFor();
    await inspect(page, "object-overview");
    await page.getByRole("link", { name: "Logs", exact: true }).click();
    await page.getByRole("link", { name: /GET \/lobby/ }).waitFor();
    await inspect(page, "object-logs");
    await page.getByRole("link", { name: /GET \/lobby/ }).click();
    await page.getByRole("dialog", { name: "Invocation" }).getByText("greeted /lobby").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Room", exact: true }).click();
    await page.getByRole("link", { name: "Metrics" }).click();
    await page.getByText("now, all objects together").waitFor();
    await inspect(page, "namespace-metrics");
    await page.getByRole("link", { name: "Objects", exact: true }).click();
    await page.getByRole("link", { name: "lobby" }).click();
  });

  step("values are shown with their types, and found by their keys", async () => {
    await page.getByRole("link", { name: "Storage", exact: true }).click();
    await page.getByText('Map { "ada"').waitFor();
    await page.getByText("9007199254740993n").waitFor();
    await page.getByRole("button", { name: "100", exact: true }).waitFor();
    await inspect(page, "studio");
    await page.getByLabel("Prefix").fill("message:");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("button", { name: "greeting" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "message:2" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "members" }).click();
    await page.getByRole("dialog").getByText("1970-01-01T00:00:00.000Z").waitFor();
    await inspect(page, "studio-value");
    await page.keyboard.press("Escape");
  });

  step("the object reads what was edited, added and deleted", async () => {
    await page.getByRole("button", { name: "greeting" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Value" }).fill("welcome");
    await inspect(page, "studio-edit");
    await page.getByRole("button", { name: "Store" }).click();
    await page.getByText("greeting is stored").waitFor();
    assert.equal((await ask(host, "/lobby")).body.toString(), "welcome");
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Add key" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Key" }).fill("limit");
    await page.getByRole("combobox", { name: "Type" }).selectOption("bigint");
    await page.getByRole("textbox", { name: "Value" }).fill("many");
    await page.getByRole("button", { name: "Store" }).click();
    await page.getByText("A BigInt consists of decimal digits").waitFor();
    await page.getByRole("textbox", { name: "Value" }).fill("12345678901234567890");
    await page.getByRole("button", { name: "Store" }).click();
    await page.getByText("12345678901234567890n").waitFor();

    await page.getByRole("button", { name: "greeting" }).click();
    await page.getByRole("button", { name: "Delete key" }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.getByText("greeting is deleted").waitFor();
    assert.equal((await ask(host, "/lobby")).body.toString(), "hello");
  });

  step("it is exported as JSON lines, and deleted when its name is typed", async () => {
    await page.getByRole("link", { name: "Export and delete" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download JSON lines" }).click(),
    ]);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
    const keys = lines.map((line) => (JSON.parse(line) as { key: string }).key);
    assert.ok(keys.includes("members") && keys.includes("limit"), keys.join());
    await inspect(page, "object-manage");
    await page.getByRole("link", { name: "Delete lobby" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("lobby");
    await page.getByRole("button", { name: "Delete for good" }).click();
    await page.getByRole("heading", { level: 1, name: "Room" }).waitFor();
    await page.getByRole("link", { name: "library" }).waitFor();
    await page.getByRole("link", { name: "lobby" }).waitFor({ state: "detached" });
  });

  step("every look into it is in the audit log", async () => {
    const token = String(person.variables["CLOUDFLARE_API_TOKEN"]);
    const path = `/accounts/${person.account}/logs/audit?action_type=read`;
    const entries = await call<{ resource: { type: string; before: { prefix?: string } } }[]>(
      token,
      "GET",
      path,
    );
    assert.ok(entries.some(({ resource }) => resource.before.prefix === "message:"));
    assert.ok(entries.some(({ resource }) => resource.type === "durable_object"));
  });

  step("operators see tenants, pods, shards and health; others see no such pages", async () => {
    assert.equal(await page.getByText("Operator", { exact: true }).count(), 0);
    await page.goto(new URL("/operator/pods", page.url()).href);
    await page.getByText("Nothing holds here").waitFor();

    const operator = await newPaidPerson(`operator-${Date.now()}`);
    await makeOperator(operator);
    const desk = await openDashboard(browser, operator, "/operator/pods");
    await desk.getByText("Alive").first().waitFor();
    await inspect(desk, "operator-pods");
    await ask(host, "/hall");
    await desk.getByRole("link", { name: "Shards" }).click();
    await desk.getByRole("heading", { name: "Who owns what" }).waitFor();
    await desk.getByRole("cell", { name: /left$/ }).first().waitFor();
    await inspect(desk, "operator-shards");
    await desk.getByRole("link", { name: "Health" }).click();
    await desk
      .getByText(/^Answers in/)
      .nth(3)
      .waitFor();
    await desk
      .getByRole("button", { name: /^Replay/ })
      .first()
      .click();
    await desk
      .getByText(/is processed$/)
      .first()
      .waitFor();
    await inspect(desk, "operator-health");

    await desk.getByRole("link", { name: "Tenants" }).click();
    await desk.getByLabel("Find an account").fill(person.email);
    await desk.getByRole("button", { name: "Find" }).click();
    await desk.getByText("1 account", { exact: true }).waitFor();
    await inspect(desk, "operator-tenants");
    await desk.getByRole("cell").getByRole("link").first().click();
    await desk.getByText("Cost so far").waitFor();
    await inspect(desk, "operator-tenant");
    await desk.getByLabel("API requests a minute").fill("5000");
    await desk.getByRole("button", { name: "Set limits" }).click();
    await desk.getByText("The limits hold from now on").waitFor();
    await desk.reload();
    assert.equal(await desk.getByLabel("API requests a minute").inputValue(), "5000");
    await desk.getByRole("button", { name: "Suspend the account" }).click();
    await desk.getByLabel("Reason").fill("Spam");
    await desk.getByRole("button", { name: "Suspend", exact: true }).click();
    await desk.getByText(": Spam").waitFor();
    await eventually(20, async () => assert.equal((await ask(host, "/hall")).status, 403));
    await page.goto(new URL("/durable-objects", page.url()).href);
    await page.getByText("Spam. Nothing runs or can be changed until that is lifted").waitFor();
    await inspect(page, "suspended");
    await desk.getByRole("button", { name: "Lift the suspension" }).click();
    await desk.getByRole("button", { name: "Suspend the account" }).waitFor();
    await eventually(20, async () => assert.equal((await ask(host, "/hall")).status, 200));
  });
});
