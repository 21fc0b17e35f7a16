import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch } from "../src/browser.ts";
import { inspect, openDashboard } from "../src/dashboard.ts";
import { eventually } from "../src/eventually.ts";
import { port, publicUrl } from "../src/launcher.ts";
import { newPaidPerson, type Person } from "../src/person.ts";
import { loadTemplates } from "../src/templates.ts";
import { ask } from "../src/tenant.ts";

const LONG = 60_000;

describe("Workers made in the browser", () => {
  let browser: Browser;
  let person: Person;
  let page: Page;

  before(async () => {
    browser = await launch();
    person = await newPaidPerson(`maker-${Date.now()}`);
    page = await openDashboard(browser, person, "/start");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  });

  after(() => browser.close());

  const go = async (path: string): Promise<void> => {
    await page.goto(`${await publicUrl()}${path}`);
  };
  const hostOf = (worker: string): string => `${worker}.${person.subdomain}`;
  const answers = (worker: string, expected: RegExp): Promise<void> =>
    eventually(20, async () => assert.match((await ask(hostOf(worker))).body.toString(), expected));

  /** Puts a text in place of a file's; Monaco has no field that could be filled. */
  const write = async (file: string, text: string): Promise<void> => {
    await page
      .getByRole("navigation", { name: "Files" })
      .getByRole("button", { name: file, exact: true })
      .click();
    await page.locator(".monaco-editor .view-lines").first().click();
    await page.keyboard.press("Control+A");
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await page.keyboard.press("Control+V");
  };

  test("begins at the guide", async () => {
    await page.getByRole("heading", { name: "The guide in eight steps" }).waitFor();
    await inspect(page, "start");
  });

  test("a chat room is deployed, joined by two, and changed without losing a socket", async () => {
    await go("/workers?deploy=chat-room");
    await page.getByRole("button", { name: "Deploy chat" }).click();
    await page.getByText("chat is deployed").waitFor({ timeout: LONG });
    const guests = await Promise.all([joined("ann"), joined("bob")]);
    await say(guests[0], "hello");
    for (const guest of guests) await guest.getByText("ann: hello", { exact: true }).waitFor();
    await go("/workers/chat/edit?file=room.js");
    await page.frameLocator("iframe").getByRole("heading", { name: "Chat room" }).waitFor();
    const { templates } = await loadTemplates();
    const source = templates.find(({ id }) => id === "chat-room")?.modules["room.js"] ?? "";
    await write("room.js", source.replace("String(text)", "String(text).toUpperCase()"));
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    await page.getByText("chat is deployed").waitFor({ timeout: LONG });
    await eventually(30, async () => {
      await say(guests[1], "louder");
      await guests[0].getByText("bob: LOUDER", { exact: true }).first().waitFor({ timeout: 1000 });
    });
    for (const guest of guests) assert.equal(await guest.locator("#state").textContent(), "2 here");
    await inspect(page, "editor");
  });

  test("a package from the registry is bundled, and a wrong type is shown at its line", async () => {
    await go("/new?template=hello-worker&panel=packages");
    await page.getByLabel("Package", { exact: true }).fill("itty-router@5");
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("button", { name: "Remove itty-router" }).waitFor({ timeout: LONG });
    await page.getByLabel("Name", { exact: true }).fill("packaged");
    const router = 'import { AutoRouter } from "itty-router";\nconst router = AutoRouter();\n';
    await write(
      "src/index.js",
      `// @ts-check\n${router}/** @type {number} */\nconst wrong = "text";\nexport default router;\n`,
    );
    const problem = page.getByRole("button", { name: /not assignable to type 'number'/ });
    await problem.waitFor({ timeout: LONG });
    assert.match(String(await problem.textContent()), /src\/index\.js:5/);
    await inspect(page, "editor-problem");
    await write("src/index.js", `${router}router.get("/", () => "routed");\nexport default router;\n`);
    await page.getByRole("button", { name: "Deploy", exact: true }).click();
    await page.waitForURL("**/workers/packaged/edit**", { timeout: LONG });
    await answers("packaged", /routed/);
  });

  test("what somebody else has deployed meanwhile is compared before it is replaced", async () => {
    const files = page.getByRole("navigation", { name: "Files" });
    await files.getByRole("button", { name: "packages.lock.json", exact: true }).waitFor();
    const { templates, templateUpload } = await loadTemplates();
    const other = templates.find(({ id }) => id === "hello-worker");
    assert.ok(other);
    const path = `accounts/${person.account}/workers/scripts/packaged`;
    await asPerson(path, { method: "PUT", body: templateUpload(other) });
    await write("src/index.js", 'import { gone } from "./gone";\nexport default {};\n');
    await page.keyboard.press("Control+S");
    const problem = page.getByRole("button", { name: /There is no file src\/gone/ });
    assert.match(String(await problem.textContent()), /src\/index\.js:1/);
    await write("src/index.js", 'export default { fetch: () => new Response("mine") };\n');
    await page.keyboard.press("Control+S");
    await page.getByText("was deployed by somebody else while you wrote").waitFor({ timeout: LONG });
    await page.getByRole("button", { name: "Compare" }).click();
    await page
      .getByRole("dialog")
      .getByText(/env\.GREETING/)
      .first()
      .waitFor();
    await inspect(page, "editor-conflict");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Deploy mine over it" }).click();
    await answers("packaged", /mine/);
    await page.getByText("As it is deployed").waitFor();
  });

  test("a project is downloaded as a zip file, and uploaded again", async () => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    const file = await (await downloading).path();
    await go("/upload");
    await page.getByText("Drop a folder or a zip file here").waitFor();
    await inspect(page, "upload");
    const buffer = await readFile(file);
    await page
      .getByLabel("Zip file or modules")
      .setInputFiles({ name: "packaged.zip", mimeType: "application/zip", buffer });
    await page.getByText("Begins with src/index.js").waitFor();
    await inspect(page, "uploaded");
    await page.getByLabel("Name", { exact: true }).fill("unpacked");
    await page.getByRole("button", { name: "Deploy unpacked" }).click();
    await page.getByText("unpacked is deployed").waitFor({ timeout: LONG });
    await answers("unpacked", /mine/);
  });

  test("every template deploys as it is, and answers", async () => {
    const { templates, templateUpload } = await loadTemplates();
    for (const template of templates) {
      const name = `template-${template.id}`;
      const path = `accounts/${person.account}/workers/scripts/${name}`;
      await asPerson(path, { method: "PUT", body: templateUpload(template) });
      const headers = { "content-type": "application/json" };
      await asPerson(`${path}/subdomain`, { method: "POST", headers, body: '{"enabled":true}' });
      await eventually(20, async () => {
        assert.equal((await ask(hostOf(name))).status, 200, template.id);
      });
    }
  });

  const asPerson = async (path: string, init: RequestInit): Promise<void> => {
    const { variables } = person;
    const response = await fetch(`${variables["CLOUDFLARE_API_BASE_URL"]}/${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${variables["CLOUDFLARE_API_TOKEN"]}` },
    });
    assert.equal(response.status, 200, await response.text());
  };

  const joined = async (name: string): Promise<Page> => {
    const guest = await (await browser.newContext()).newPage();
    await guest.goto(`http://${hostOf("chat")}.localhost:${await port("tenants")}/lobby`);
    await guest.getByLabel("Your name").fill(name);
    await guest.getByText(/\d here/).waitFor();
    return guest;
  };

  const say = async (guest: Page, text: string): Promise<void> => {
    await guest.getByLabel("Message").fill(text);
    await guest.getByLabel("Message").press("Enter");
  };
});
