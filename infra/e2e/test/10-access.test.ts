import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import type { Browser, Page } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { inspect, openDashboard, signIn } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { logOf } from "../src/launcher.ts";
import { call, newFreePerson, type Person } from "../src/person.ts";
import { stepsOf } from "../src/steps.ts";

describe("a member who may only look", () => {
  let reader: Person;
  let account: string;
  let browser: Browser;
  let page: Page;

  before(async () => {
    const stamp = Date.now();
    const owner = await newFreePerson(`looked-at-${stamp}`);
    reader = await newFreePerson(`looking-${stamp}`);
    account = owner.account;
    const token = String(owner.variables["CLOUDFLARE_API_TOKEN"]);
    await join(token, reader, "read-only");
    browser = await launch();
    page = await openDashboard(browser, reader, `/workers?account=${account}`);
  });

  after(() => browser.close());

  /** Invites a person, who accepts with what the mail says. */
  async function join(token: string, { email, variables }: Person, role: string): Promise<void> {
    const members = `/accounts/${account}/members`;
    const { id } = await call<{ id: string }>(token, "POST", members, { email, roles: [role] });
    const secret = await eventually(20, async () => {
      const mail = (await logOf("control-plane")).split(`to [${email}]`)[1] ?? "";
      const found = /\/invitations\/[0-9a-f]{32}\?secret=(\S+)/.exec(mail);
      assert.ok(found);
      return String(found[1]);
    });
    const own = String(variables["CLOUDFLARE_API_TOKEN"]);
    await call(own, "PUT", `/memberships/${id}`, { status: "accepted", secret });
  }

  const step = stepsOf(new Camera("access"), () => page);

  step("is offered what the role allows, and told who could do the rest", async () => {
    await page.getByRole("heading", { name: "Deploy your first Worker" }).waitFor();
    const main = page.getByRole("navigation", { name: "Main" });
    assert.equal(await main.getByRole("link", { name: "Members" }).count(), 1);
    assert.equal(await main.getByRole("link", { name: "Audit log" }).count(), 0);
    assert.ok(await page.getByRole("button", { name: "Deploy", exact: true }).isDisabled());
    await page.getByText("Upload files").hover({ force: true });
    await page.getByRole("tooltip", { name: /This takes Owner, Administrator,? or Developer/ }).waitFor();
    await inspect(page, "read-only");
  });

  step("comes back to where the session ended", async () => {
    await page.context().clearCookies();
    await page.getByRole("link", { name: "Domains" }).click();
    await page.waitForURL(/\/\?return=/);
    await page.getByRole("link", { name: "Log in" }).first().click();
    await signIn(page, reader);
    await page.getByRole("heading", { level: 1, name: "Domains" }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get("account"), account);
  });
});
