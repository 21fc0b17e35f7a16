import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { inspect, openDashboard } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { publicUrl } from "../src/launcher.ts";
import { newFreePerson, type Person } from "../src/person.ts";
import { makeProject } from "../src/project.ts";
import { stepsOf } from "../src/steps.ts";
import { CARD_DECLINED_LATER, GOOD_CARD, letDaysPass } from "../src/stripe.ts";
import { ask } from "../src/tenant.ts";
import { tellUsage } from "../src/usage.ts";
import { wrangler } from "../src/wrangler.ts";

const A_MONTH = 32;
const UNTIL_RETRIES_END = 20;

/**
 * $1.00 for 50M ms of CPU time, $2.00 for 10M reads, $1.55 for 1.55M writes: each beyond what is included, and nothing of
 * which the free plan, to which an account falls that does not pay, has a limit by the day.
 */
const USED = {
  worker: { cpuMicros: 80_000_000_000 },
  object: { storageReadUnits: 1_000_000 },
  otherObjects: { storageReadUnits: 10_000_000, storageWriteUnits: 2_550_000 },
};
const COST = "$9.55";

const SOURCE = `
  import { DurableObject } from "cloudflare:workers";
  export class Counter extends DurableObject {
    async visit() {
      const visits = ((await this.ctx.storage.get("visits")) ?? 0) + 1;
      await this.ctx.storage.put("visits", visits);
      return visits;
    }
  }
  export default {
    async fetch(request, env) {
      try {
        return new Response(String(await env.COUNTER.getByName("all").visit()));
      } catch (error) {
        return new Response(error.message, { status: 503 });
      }
    },
  };
`;

describe("billing", () => {
  const camera = new Camera("billing");
  let browser: Browser;
  let page: Page;
  let person: Person;
  const step = stepsOf(camera, () => page);

  before(async () => {
    browser = await launch();
    person = await newFreePerson(`billed-${Date.now()}`);
    page = await openDashboard(browser, person, "/billing");
  });

  after(() => browser.close());

  const open = async (path: string): Promise<void> => {
    await page.goto((await publicUrl()) + path);
  };

  /** Opens a page again until it says something: what happened elsewhere arrives a little later. */
  const sees = (path: string, text: string | RegExp): Promise<void> =>
    eventually(30, async () => {
      await open(path);
      await page.getByText(text).first().waitFor({ timeout: 3_000 });
    });

  const visit = (status: number, said: RegExp): Promise<void> =>
    eventually(20, async () => {
      const answer = await ask(`visits.${person.subdomain}`);
      assert.match(answer.body.toString(), said);
      assert.equal(answer.status, status);
    });

  const typeCard = async (number: string): Promise<void> => {
    await page.getByLabel("Card number").fill(number);
    await page.getByLabel("Expiration date").fill("12 / 49");
    await page.getByLabel("Security code").fill("123");
  };

  const changeCard = async (number: string): Promise<void> => {
    await page.getByRole("button", { name: /Manage payment|Pay the open invoice/ }).click();
    await typeCard(number);
    await page.getByRole("button", { name: "Change" }).click();
    await page.getByText(`•••• ${number.slice(-4)}`).waitFor();
  };

  step("the paid plan is bought", async () => {
    await page.getByText("0 of 100K").first().waitFor();
    await inspect(page, "billing-free");
    await page.getByRole("button", { name: "Upgrade to Paid" }).click();
    await typeCard(GOOD_CARD);
    await page.getByLabel("Name on card").fill("E2E");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByText("You are on the paid plan").waitFor();
    await page.getByText(/^Renews on .* for \$5, plus/).waitFor();
  });

  step("what is used beyond the included amounts is seen with its cost", async () => {
    const folder = await makeProject({
      name: "visits",
      main: "src/index.js",
      source: SOURCE,
      keyValueClasses: ["Counter"],
    });
    const deployed = await wrangler(folder, person.variables, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    await visit(200, /^1$/);
    await tellUsage(person, "visits", USED);
    await sees("/billing/usage", COST);
    await page.getByRole("img", { name: /Key-value reads .* by day/ }).waitFor();
    await inspect(page, "billing-usage");
    await page.getByText("Namespaces", { exact: true }).click();
    await page.getByRole("link", { name: "visits_Counter" }).click();
    await page.getByRole("cell", { name: "busy" }).waitFor();
    await open("/billing/invoices");
    await page.getByText("Next invoice, as of now").waitFor();
    await page.getByText(COST).waitFor();
    await inspect(page, "billing-upcoming");
  });

  step("a cap that is reached pauses, and one click resumes", async () => {
    await open("/billing/spending");
    await page.getByLabel("Spending cap").fill("9");
    await page.getByLabel("Tell us, and pause", { exact: true }).check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText(/^\$9\.55 of \$9$/).waitFor();
    await visit(503, /^error code: 1028/);
    await sees("/workers", /The spending cap of 9.00 USD is reached/);
    await open("/billing");
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await inspect(page, "billing-paused");
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByRole("button", { name: "Resume" }).waitFor({ state: "detached" });
    await visit(200, /^2$/);
    await sees("/workers/visits/metrics", /more refused/);
    await open("/billing/spending");
    await page.getByText("so this period may cost more").waitFor();
    await inspect(page, "billing-spending");
  });

  step("the month's invoice has what was used", async () => {
    await letDaysPass(A_MONTH);
    await sees("/billing/invoices", COST);
    await page
      .getByRole("row", { name: new RegExp(`Paid \\${COST}`) })
      .getByRole("link")
      .first()
      .click();
    await page.getByText("$2.00", { exact: true }).waitFor();
    await inspect(page, "billing-invoices");
    await page.getByText("$1.55", { exact: true }).waitFor();
  });

  step("a card that is declined leaves time to pay, then the gate closes", async () => {
    await open("/billing");
    await changeCard(CARD_DECLINED_LATER);
    await letDaysPass(A_MONTH);
    await sees("/billing", "Past due");
    await page.getByText(/Everything goes on until .*; unless it is paid by then/).waitFor();
    await visit(200, /^3$/);
    await letDaysPass(UNTIL_RETRIES_END);
    await sees("/billing", "Unpaid");
    await page
      .getByText(/The renewal was not paid in time/)
      .first()
      .waitFor();
    await inspect(page, "billing-unpaid");
    await visit(503, /a payment for the Workers Paid plan is overdue/);
    await sees("/workers", "Durable Objects have stopped");
  });

  step("once it is paid everything goes on, with its data", async () => {
    await open("/billing");
    await changeCard(GOOD_CARD);
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByText("Pay now").waitFor({ state: "detached" });
    await page.getByRole("link", { name: /Back/ }).click();
    await page.getByText(/^Renews on /).waitFor();
    await visit(200, /^4$/);
  });
});
