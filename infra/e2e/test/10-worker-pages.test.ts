import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { inspect, openDashboard } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { call, newFreePerson, type Person } from "../src/person.ts";
import { stepsOf } from "../src/steps.ts";
import { ask } from "../src/tenant.ts";

const INGESTION_SECONDS = 30;
const NAME = "journal";

function source(greeting: string): string {
  return `
export default {
  fetch(request) {
    const { pathname } = new URL(request.url);
    console.warn("asked for", pathname, { by: "a test" });
    if (pathname === "/fail") throw new TypeError("no such page");
    return new Response("${greeting}");
  },
};
`;
}

describe("a Worker in the dashboard", () => {
  let person: Person;
  let browser: Browser;
  let page: Page;
  let host: string;

  before(async () => {
    person = await newFreePerson(`pages-${Date.now()}`);
    host = `${NAME}.${person.subdomain}`;
    await api("POST", "workers/workers", { name: NAME });
    await upload("Hello", "First words", true);
    await api("POST", `workers/scripts/${NAME}/subdomain`, { enabled: true });
    await eventually(10, async () => assert.equal((await ask(host, "/hello")).status, 200));
    assert.equal((await ask(host, "/fail")).status, 500);
    await upload("Hello again", "Other words", false);
    browser = await launch();
    page = await openDashboard(browser, person, "/workers");
  });

  after(() => browser.close());

  const step = stepsOf(new Camera("worker-pages"), () => page);

  step("is found in the list, with what it was asked", async () => {
    await page.getByRole("searchbox", { name: "Find Workers" }).fill("journ");
    await page.getByRole("row", { name: /journal Deployed/ }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("q"), "journ");
    await eventually(INGESTION_SECONDS, async () => {
      await page.reload();
      await page.getByRole("img", { name: /^[2-9] requests/ }).waitFor({ timeout: 2_000 });
    });
    await inspect(page, "worker-list");
    await page.getByRole("link", { name: NAME, exact: true }).click();
    await page.getByRole("heading", { name: "Bindings" }).waitFor();
    await page.getByRole("img", { name: /Requests in the last 24 hours/ }).waitFor();
    await inspect(page, "worker-overview");
  });

  step("shows its metrics, as charts and as tables", async () => {
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByText("1 h", { exact: true }).click();
    await page.waitForURL("**/metrics?range=1h");
    await page.getByRole("img", { name: /Requests by outcome.*Exception up to 1/ }).waitFor();
    await page.getByRole("button", { name: "Show Requests by outcome as a table" }).click();
    const table = page.getByRole("region", { name: "Requests by outcome as a table" });
    await table.getByRole("columnheader", { name: "Exception" }).waitFor();
    await page.getByText("Versions compared").waitFor();
    await inspect(page, "worker-metrics");
  });

  step("shows what was logged, and one invocation by its own address", async () => {
    await page.getByRole("link", { name: "Logs", exact: true }).click();
    await page.getByLabel("Text").fill("NO SUCH");
    await page.waitForURL(/text=NO/);
    await page.getByRole("link", { name: /GET \/fail/ }).click();
    await page.waitForURL(/log=/);
    await page.reload();
    const detail = page.getByRole("dialog", { name: "Invocation" });
    await detail.getByText(/^TypeError: no such page\s+at Object\.fetch \(index\.js:6/).waitFor();
    await detail.getByText('asked for /fail {"by":"a test"}').first().waitFor();
    await inspect(page, "worker-log");
    await detail.getByRole("button", { name: "Close" }).click();
    await page.getByLabel("Text").fill("");
    await page.getByRole("link", { name: /GET \/hello/ }).waitFor();
    await inspect(page, "worker-logs");
  });

  step("is followed live, with a pause", async () => {
    await page.getByText("Live", { exact: true }).click();
    await page.getByRole("status").getByText("Live").waitFor();
    await eventually(10, async () => {
      await ask(host, "/live");
      await page
        .getByRole("button", { name: /GET \/live/ })
        .first()
        .waitFor({ timeout: 1_000 });
    });
    await page.getByRole("button", { name: "Pause" }).click();
    await ask(host, "/held");
    await page.getByRole("button", { name: /Resume, \d+ new/ }).waitFor();
    assert.equal(await page.getByRole("button", { name: /GET \/held/ }).count(), 0);
    await page.getByRole("button", { name: /Resume/ }).click();
    await page.getByRole("button", { name: /GET \/held/ }).waitFor();
    await inspect(page, "worker-live");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByText("Waiting for requests").waitFor();
  });

  step("shows what changed between versions", async () => {
    await page.getByRole("link", { name: "Versions", exact: true }).click();
    await page.getByRole("link", { name: "What changed in version 2" }).waitFor();
    await inspect(page, "worker-versions");
    await page.getByRole("link", { name: "What changed in version 2" }).click();
    const changes = page.getByRole("region", { name: "Changes in index.js" });
    await changes.getByText('return new Response("Hello again");').waitFor();
    await changes.getByText('return new Response("Hello");').waitFor();
    await page.getByText("Both have the same bindings").waitFor();
    await inspect(page, "worker-compare");
  });

  step("is rolled out gradually, and back", async () => {
    await page.getByRole("link", { name: "Versions", exact: true }).click();
    await page.getByRole("link", { name: "Roll out version 2" }).click();
    await page.getByRole("slider").press("ArrowRight");
    await page.getByLabel("Message").fill("Carefully");
    await page.getByRole("button", { name: "Deploy at 11 %" }).click();
    await page
      .getByRole("row", { name: /Carefully/ })
      .getByText("Active")
      .waitFor();
    assert.deepEqual(await shares(), [89, 11]);
    await inspect(page, "worker-deployments");
    await page
      .getByRole("row", { name: /First words/ })
      .getByRole("link", { name: "Roll back" })
      .click();
    await page.getByLabel("Why").fill("Too early");
    await inspect(page, "worker-rollback");
    await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
    await page
      .getByRole("row", { name: /Too early/ })
      .getByText("Active")
      .waitFor();
    assert.deepEqual(await shares(), [100]);
  });

  async function shares(): Promise<number[]> {
    const { deployments } = await api<{ deployments: { versions: { percentage: number }[] }[] }>(
      "GET",
      `workers/scripts/${NAME}/deployments`,
    );
    return deployments[0]?.versions.map(({ percentage }) => percentage) ?? [];
  }

  async function upload(greeting: string, message: string, deploy: boolean): Promise<void> {
    await api("POST", `workers/workers/${NAME}/versions?deploy=${deploy}`, {
      main_module: "index.js",
      compatibility_date: "2026-11-01",
      modules: [
        {
          name: "index.js",
          content_type: "application/javascript+module",
          content_base64: Buffer.from(source(greeting)).toString("base64"),
        },
      ],
      annotations: { "workers/message": message },
    });
  }

  async function api<T>(method: string, path: string, body?: unknown): Promise<T> {
    const token = String(person.variables["CLOUDFLARE_API_TOKEN"]);
    return call<T>(token, method, `/accounts/${person.account}/${path}`, body);
  }
});
