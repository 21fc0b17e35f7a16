import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { Camera, launch } from "../src/browser.ts";
import { signIn } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { logOf, publicUrl } from "../src/launcher.ts";
import { WranglerHome } from "../src/login.ts";
import { call, makeOperator, newFreePerson, type Person } from "../src/person.ts";
import { makeProject } from "../src/project.ts";
import { ask } from "../src/tenant.ts";
import { TlsFront } from "../src/tls-front.ts";
import { wrangler } from "../src/wrangler.ts";

const HELLO = 'export default { fetch() { return new Response("Hello World"); } };';

const project = (name: string): Promise<string> => makeProject({ name, main: "src/index.js", source: HELLO });

describe("wrangler login", () => {
  const camera = new Camera("wrangler-login");
  let browser: Browser;
  let person: Person;
  let home: WranglerHome;

  before(async () => {
    browser = await launch();
    person = await newFreePerson(`login-${Date.now()}`);
    home = await WranglerHome.make();
  });

  after(() => browser.close());

  test("opens a session through the consent page", async () => {
    const page = await browser.newPage();
    await page.route("https://welcome.developers.workers.dev/**", (route) =>
      route.fulfill({ body: "granted" }),
    );
    const done = await home.login(async (url) => {
      await page.goto(url);
      await signIn(page, person);
      await page.getByRole("heading", { name: "Let Wrangler act for you?" }).waitFor();
      await page.getByText("Workers Scripts Write").waitFor();
      await camera.shoot(page, "consent");
      await page.getByRole("button", { name: "Allow" }).click();
      await page.waitForURL("https://welcome.developers.workers.dev/**");
    });
    assert.equal(done.code, 0, done.output);
    assert.match(done.output, /Successfully logged in/);
  });

  test("lets whoami and deploy work", async () => {
    const folder = await project("logged-in");
    const who = await home.run(folder, "whoami", "--account", person.account);
    assert.equal(who.code, 0, who.output);
    assert.ok(who.output.includes(person.email), who.output);
    assert.ok(who.output.includes(person.account), who.output);
    assert.match(who.output, /owner/);
    const deployed = await home.run(folder, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    await eventually(20, async () => assert.equal((await ask(`logged-in.${person.subdomain}`)).status, 200));
  });

  test("renews an access token whose time is over", async () => {
    await home.expire();
    const before = await home.credentials();
    const who = await home.run(await project("renewed"), "whoami");
    assert.equal(who.code, 0, who.output);
    const after = await home.credentials();
    assert.notEqual(/refresh_token = .*/.exec(after)?.[0], /refresh_token = .*/.exec(before)?.[0]);
  });

  test("ends with logout", async () => {
    const kept = await home.credentials();
    const token = /oauth_token = "(.*)"/.exec(kept)?.[1] ?? "";
    const out = await home.run(await project("logged-out"), "logout");
    assert.equal(out.code, 0, out.output);
    await assert.rejects(call(token, "GET", "/user"), /9109/);
  });

  test("works with a code alone on a platform behind TLS", async () => {
    const front = await TlsFront.start(await publicUrl());
    const page = await browser.newPage();
    try {
      const behind = await WranglerHome.makeBehind(front);
      const done = await behind.loginByCode(async (code) => {
        await page.goto(`${await publicUrl()}/oauth2/device`);
        await signIn(page, person);
        await page.getByLabel("Code").fill(code);
        await page.getByRole("button", { name: "Continue" }).click();
        await page.getByText(code).waitFor();
        await camera.shoot(page, "device");
        await page.getByRole("button", { name: "Allow" }).click();
        await page.getByRole("heading", { name: "Wrangler is signed in" }).waitFor();
      });
      assert.equal(done.code, 0, done.output);
      const who = await behind.run(await project("by-code"), "whoami");
      assert.ok(who.output.includes(person.email), who.output);
    } finally {
      front.stop();
    }
  });
});

describe("members", () => {
  test("the link in the invitation's mail makes a member, who deploys", async () => {
    const stamp = Date.now();
    const owner = await newFreePerson(`owner-${stamp}`);
    const guest = await newFreePerson(`guest-${stamp}`);
    const token = String(owner.variables["CLOUDFLARE_API_TOKEN"]);
    const invited = `somewhere-else-${stamp}@example.com`;
    await call(token, "POST", `/accounts/${owner.account}/members`, { email: invited, roles: ["developer"] });
    const link = await eventually(20, async () => {
      const mail = (await logOf("control-plane")).split(`to [${invited}]`)[1] ?? "";
      const found = /http:\/\/\S+\/invitations\/[0-9a-f]{32}\?secret=\S+/.exec(mail);
      assert.ok(found);
      return found[0];
    });
    const browser = await launch();
    try {
      const page = await browser.newPage();
      await page.goto(link);
      await signIn(page, guest);
      await page.getByRole("heading", { name: "An invitation" }).waitFor();
      await new Camera("invitation").shoot(page, "asked");
      await page.getByRole("button", { name: "Accept" }).click();
      await page.getByRole("heading", { name: /^Welcome to/ }).waitFor();
    } finally {
      await browser.close();
    }
    const variables = { ...guest.variables, CLOUDFLARE_ACCOUNT_ID: owner.account };
    const deployed = await wrangler(await project("shared"), variables, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    await eventually(20, async () => assert.equal((await ask(`shared.${owner.subdomain}`)).status, 200));
  });
});

describe("suspension", () => {
  test("stops an account within seconds and loses nothing", async () => {
    const stamp = Date.now();
    const tenant = await newFreePerson(`suspended-${stamp}`);
    const operator = await makeOperator(await newFreePerson(`operator-${stamp}`));
    const host = `quiet.${tenant.subdomain}`;
    const folder = await project("quiet");
    assert.equal((await wrangler(folder, tenant.variables, "deploy")).code, 0);
    await eventually(20, async () => assert.equal((await ask(host)).status, 200));
    const path = `/operator/accounts/${tenant.account}/suspension`;
    await call(operator, "PUT", path, { reason: "Spam" });
    await eventually(20, async () => assert.equal((await ask(host)).status, 403));
    const refused = await wrangler(folder, tenant.variables, "deploy");
    assert.notEqual(refused.code, 0);
    assert.match(refused.output, /This account is suspended: Spam/);
    await call(operator, "DELETE", path);
    await eventually(20, async () => assert.equal((await ask(host)).status, 200));
  });
});
