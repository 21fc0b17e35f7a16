import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { publicUrl } from "../src/launcher.ts";
import { stepsOf } from "../src/steps.ts";

const STEP_MILLIS = 60_000;

describe("a new person in the browser", () => {
  const who = `ada-${Date.now()}`;
  const camera = new Camera("new-person");
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(STEP_MILLIS);
  });

  after(() => browser.close());

  const step = stepsOf(camera, () => page);

  step("registers", async () => {
    await page.goto(await publicUrl());
    await page.getByRole("link", { name: "Sign up" }).first().waitFor();
    await camera.shoot(page, "landing");
    await page.getByRole("link", { name: "Sign up" }).first().click();
    await page.getByLabel("Email").fill(`${who}@example.com`);
    await page.getByLabel(/^\s*Password/).fill("correct-horse-battery");
    await page.getByLabel(/^\s*Confirm password/).fill("correct-horse-battery");
    await page.getByLabel(/^\s*First name/).fill("Ada");
    await camera.shoot(page, "registration");
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByRole("heading", { name: "Choose your subdomain" }).waitFor();
  });

  step("chooses a subdomain", async () => {
    await page.getByLabel("Subdomain").fill(who);
    await page.getByText("This name is free").waitFor();
    await camera.shoot(page, "subdomain");
    await page.getByRole("button", { name: "Take this subdomain" }).click();
    await page.waitForURL("**/start");
    await page.getByRole("heading").first().waitFor();
    await camera.shoot(page, "start");
  });

  step("buys the paid plan in the sandbox", async () => {
    await page.goto(`${await publicUrl()}/plan`);
    await page.getByRole("button", { name: "Upgrade to Paid" }).waitFor();
    await camera.shoot(page, "plans");
    await page.getByRole("button", { name: "Upgrade to Paid" }).click();
    await page.getByLabel("Card number").fill("4242 4242 4242 4242");
    await page.getByLabel("Expiration date").fill("12 / 40");
    await page.getByLabel("Security code").fill("424");
    await page.getByLabel("Name on card").fill("Ada Lovelace");
    await camera.shoot(page, "checkout");
    await page.getByRole("button", { name: "Subscribe" }).click();
    await page.getByText("You are on the paid plan").waitFor();
    await camera.shoot(page, "paid");
  });

  step("deploys the template and opens its URL", async () => {
    await page.goto(`${await publicUrl()}/workers`);
    await page.getByRole("button", { name: "Deploy", exact: true }).waitFor();
    await camera.shoot(page, "no-workers");
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    const submit = page.getByRole("dialog").getByRole("button", { name: /^Deploy / });
    await submit.waitFor();
    await camera.shoot(page, "template");
    await submit.click();
    const open = page.getByRole("dialog").getByRole("link", { name: "Open", exact: true });
    await open.waitFor();
    await camera.shoot(page, "deployed");
    const [worker] = await Promise.all([page.context().waitForEvent("page"), open.click()]);
    await worker.getByText(/Hello/).waitFor();
    await camera.shoot(worker, "worker");
    assert.ok(new URL(worker.url()).hostname.endsWith(`.${who}.localhost`), worker.url());
    await worker.close();
  });

  step("finds the Worker in the overview", async () => {
    await page.goto(`${await publicUrl()}/workers`);
    const worker = page.getByRole("link", { name: /hello/ }).first();
    await worker.waitFor();
    await camera.shoot(page, "workers");
    await worker.click();
    await page.getByRole("heading", { level: 1, name: /hello/ }).waitFor();
    await camera.shoot(page, "worker-details");
  });
});
