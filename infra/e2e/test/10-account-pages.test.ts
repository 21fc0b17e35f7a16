import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch } from "../src/browser.ts";
import { inspect, openDashboard } from "../src/dashboard.ts";
import { publicUrl } from "../src/launcher.ts";
import { call, newFreePerson, type Person } from "../src/person.ts";
import { ask } from "../src/tenant.ts";

const WORKER = "greeter";
const SOURCE =
  "export default { fetch(_request, env) { return new Response(`${env.GREETING} ${env.KEY}`); } };";

/** Uploads a Worker as wrangler does. */
async function deploy(person: Person): Promise<void> {
  const { CLOUDFLARE_API_BASE_URL: base, CLOUDFLARE_API_TOKEN: token } = person.variables;
  const form = new FormData();
  const bindings = [{ name: "GREETING", type: "plain_text", text: "hello" }];
  form.append(
    "metadata",
    JSON.stringify({ main_module: "index.js", compatibility_date: "2026-01-01", bindings }),
  );
  form.append("index.js", new File([SOURCE], "index.js", { type: "application/javascript+module" }));
  const answer = await fetch(`${base}/accounts/${person.account}/workers/scripts/${WORKER}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  assert.equal(answer.status, 200, await answer.text());
}

describe("the pages of an account", () => {
  let browser: Browser;
  let page: Page;
  let person: Person;

  before(async () => {
    browser = await launch();
    person = await newFreePerson(`pages-${Date.now()}`);
    await deploy(person);
    page = await openDashboard(browser, person, `/workers/${WORKER}/bindings`);
  });

  after(() => browser.close());

  async function visit(path: string): Promise<void> {
    await page.goto(`${await publicUrl()}${path}`);
  }

  /** Types a name into the dialog that asks for it, and goes on. */
  async function confirm(word: string, action: string): Promise<void> {
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(/^Type/).fill(word);
    await dialog.getByRole("button", { name: action }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  test("variables and secrets are set in a version that serves at once", async () => {
    await page.getByRole("link", { name: "Edit GREETING" }).click();
    await page.getByLabel("Value").fill("good morning");
    await page.getByRole("button", { name: "Save and deploy" }).click();
    await page.getByText("good morning").waitFor();
    await page.getByRole("link", { name: "Add secret" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("KEY");
    await dialog.getByLabel("Value").fill("from the vault");
    await dialog.getByRole("button", { name: "Save and deploy" }).click();
    await page.getByText("env.KEY", { exact: true }).waitFor();
    await inspect(page, "worker-bindings");
  });

  test("the address is switched on and a schedule is set once its times are seen", async () => {
    await page.getByRole("link", { name: "Triggers" }).click();
    await page.getByLabel("Subdomain").click();
    await page.getByRole("link", { name: new RegExp(`^${WORKER}\\.`) }).waitFor();
    await page.getByRole("link", { name: "Add cron trigger" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Schedule").fill("30 4 * * *");
    await dialog
      .getByText(/04:30:00 UTC/)
      .first()
      .waitFor();
    await dialog.getByRole("button", { name: "Add" }).click();
    await page.getByText("30 4 * * *", { exact: true }).waitFor();
    await inspect(page, "worker-triggers");
    const answer = await ask(`${WORKER}.${person.subdomain}`);
    assert.equal(answer.body.toString(), "good morning from the vault");
  });

  test("a KV namespace is created, and a value is stored and found by its prefix", async () => {
    await visit("/kv?create=true");
    await page.getByRole("dialog").getByLabel("Name").fill("sessions");
    await page.getByRole("button", { name: "Create", exact: true }).click();
    await page.getByRole("link", { name: "sessions", exact: true }).click();
    await page.getByRole("link", { name: "Add entry" }).click();
    await page.getByLabel("Key", { exact: true }).fill("user/1");
    await page.getByLabel("Value").fill('{"name":"Ada"}');
    await page.getByLabel("Metadata").fill('{"plan":"free"}');
    await page.getByRole("button", { name: "Store" }).click();
    await page.getByLabel("Keys that begin with").fill("user/");
    await page.getByRole("link", { name: "user/1", exact: true }).click();
    await page.getByRole("button", { name: "Format JSON" }).click();
    await inspect(page, "kv-value");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Delete user/1" }).click();
    await confirm("user/1", "Delete");
    await page.getByText("No key begins with").waitFor();
    await visit("/kv");
    await page.getByRole("link", { name: "sessions", exact: true }).waitFor();
    await inspect(page, "kv");
  });

  test("somebody is invited and the invitation is revoked", async () => {
    await visit("/members?invite=true");
    await page.getByLabel("Email address").fill("bea@example.com");
    await page.getByRole("button", { name: "Send invitation" }).click();
    await page.getByRole("link", { name: "Revoke bea@example.com" }).waitFor();
    await inspect(page, "members");
    await page.getByRole("link", { name: "Revoke bea@example.com" }).click();
    await confirm("bea@example.com", "Revoke");
  });

  test("a token is good for what was chosen", async () => {
    await visit("/tokens");
    await page.getByLabel("Name").fill("ci");
    await page.getByRole("button", { name: "Limit what it may do" }).click();
    await page.getByRole("combobox", { name: "Permissions" }).fill("KV Storage Read");
    await page.getByRole("option", { name: "Workers KV Storage Read" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Create token" }).click();
    const value = (await page.getByText(/^hf_/).first().textContent()) ?? "";
    await call(value, "GET", `/accounts/${person.account}/storage/kv/namespaces`);
    await assert.rejects(call(value, "GET", `/accounts/${person.account}/workers/scripts`), /403/);
    await inspect(page, "tokens");
  });

  test("a domain shows the record that proves it", async () => {
    await visit("/domains");
    await page.getByLabel("Domain").fill(`${person.subdomain}.example`);
    await page.getByRole("button", { name: "Add domain" }).click();
    await page.getByRole("heading", { name: `${person.subdomain}.example` }).waitFor();
    await inspect(page, "domains");
  });

  test("the audit log tells what was changed", async () => {
    await visit("/audit?type=worker_schedules");
    await page.getByRole("link", { name: "Changes" }).click();
    await page.getByText("30 4 * * *").waitFor();
    await inspect(page, "audit");
  });

  test("the account is renamed", async () => {
    await visit("/account");
    await page.getByLabel("Account name").fill("Tide Pool");
    await page.getByRole("button", { name: "Rename" }).click();
    await page.getByRole("button", { name: "Account menu" }).getByText("Tide Pool").waitFor();
    await inspect(page, "account");
  });

  test("a Worker is deleted when its name is typed", async () => {
    await visit(`/workers/${WORKER}/settings`);
    await page.getByRole("heading", { name: "Danger zone" }).waitFor();
    await inspect(page, "worker-settings");
    await page.getByRole("link", { name: `Delete ${WORKER}` }).click();
    await confirm(WORKER, "Delete for good");
    await page.waitForURL("**/workers");
  });

  test("logging out everywhere ends the sessions of other browsers too", async () => {
    const other = await openDashboard(browser, person, "/profile");
    await visit("/profile");
    await page.getByRole("heading", { name: "Sessions" }).waitFor();
    await inspect(page, "profile");
    await page.getByRole("link", { name: "Log out everywhere" }).click();
    await page.getByRole("button", { name: "Log out everywhere" }).click();
    await page.getByRole("link", { name: "Sign up" }).first().waitFor();
    await other.getByRole("link", { name: "KV" }).click();
    await other.getByRole("link", { name: "Sign up" }).first().waitFor();
    await other.context().close();
  });
});
