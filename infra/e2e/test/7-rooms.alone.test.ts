import assert from "node:assert/strict";
import { cp, mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { launch } from "../src/browser.ts";
import { eventually } from "../src/eventually.ts";
import { deployFixture } from "../src/fixture.ts";
import { demoVariables, port, processIds } from "../src/launcher.ts";
import { rewrite } from "../src/project.ts";
import { wrangler } from "../src/wrangler.ts";

const FIXTURES = resolve(import.meta.dirname, "../fixtures");
const HIBERNATED_MILLIS = 14_000;
const RECOVERY_SECONDS = 60;

let browsers: Browser[] = [];

before(async () => {
  browsers = [await launch(), await launch()];
});

after(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
});

async function open(index: number, worker: string, path: string): Promise<Page> {
  const page = await (browsers[index] as Browser).newPage();
  await page.goto(`http://library-${worker}.demo.localhost:${await port("tenants")}${path}`);
  return page;
}

describe("a chat room in two browsers", () => {
  let ann: Page;
  let bob: Page;

  const say = async (page: Page, text: string): Promise<void> => {
    await page.fill("#message", text);
    await page.press("#message", "Enter");
  };
  const log = (page: Page): Promise<string[]> => page.locator("#log li").allTextContents();
  const hears = (page: Page, line: string): Promise<void> =>
    eventually(10, async () => assert.ok((await log(page)).includes(line), (await log(page)).join("\n")));
  const isConnected = async (page: Page): Promise<void> =>
    assert.equal(await page.locator("#state").textContent(), "ready");

  before(async () => {
    await deployFixture("chat");
    ann = await open(0, "chat", "/lobby?ann");
    await eventually(20, () => isConnected(ann));
    bob = await open(1, "chat", "/lobby?bob");
    await eventually(20, () => isConnected(bob));
  });

  test("each sees who is there and what is said", async () => {
    await say(ann, "hello");
    await say(bob, "hello yourself");
    for (const page of [ann, bob]) {
      await hears(page, "ann: hello");
      await hears(page, "bob: hello yourself");
      assert.deepEqual((await page.locator("#roster li").allTextContents()).sort(), ["ann", "bob"]);
    }
  });

  test("a message wakes a room that hibernates, and an automatic response does not need it", async () => {
    await pause(HIBERNATED_MILLIS);
    await say(ann, "ping");
    await hears(ann, "pong");
    await say(bob, "still there?");
    await hears(ann, "bob: still there?");
  });

  test("a deployment does not disturb the connections, and new code handles the next message", async () => {
    const project = await mkdtemp(join(tmpdir(), "holdfast-chat-"));
    await cp(join(FIXTURES, "chat"), project, { recursive: true });
    const source = await readFile(join(project, "src/index.ts"), "utf8");
    const changed = source.replace("String(data.message)", "`${String(data.message)} (new)`");
    assert.notEqual(changed, source);
    await rewrite(project, "src/index.ts", changed);
    await pause(2_000);
    const deployed = await wrangler(project, await demoVariables(), "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    await eventually(RECOVERY_SECONDS, async () => {
      await say(ann, "after the deployment");
      await pause(1_500);
      assert.ok((await log(bob)).includes("ann: after the deployment (new)"));
    });
    await isConnected(ann);
    await isConnected(bob);
  });

  test("kill -9 of the sandbox does not disturb the connections", async () => {
    const victims = await processIds("sandbox");
    assert.notEqual(victims.length, 0, "There is no sandbox to kill");
    victims.forEach((victim) => process.kill(victim, "SIGKILL"));
    await eventually(RECOVERY_SECONDS, async () => {
      await say(bob, "after the kill");
      await pause(500);
      assert.ok((await log(ann)).includes("bob: after the kill (new)"));
    });
    await isConnected(ann);
    await isConnected(bob);
  });

  test("who leaves is seen to leave", async () => {
    await bob.close();
    await eventually(20, async () =>
      assert.deepEqual(await ann.locator("#roster li").allTextContents(), ["ann"]),
    );
  });
});

describe("a Yjs document in two browsers", () => {
  let ann: Page;
  let bob: Page;

  const text = (page: Page): Promise<string> => page.locator("textarea").inputValue();
  const shows = (page: Page, expected: string): Promise<void> =>
    eventually(20, async () => assert.equal(await text(page), expected));

  /** The page's script, with the libraries that it imports. */
  const clientScript = async (): Promise<string> => {
    const entry = join(FIXTURES, "collaboration/src/client.ts");
    const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm" });
    return outputFiles[0]?.text ?? "";
  };

  before(async () => {
    await deployFixture("collaboration");
    const content = await clientScript();
    for (const [index, use] of [(page: Page) => (ann = page), (page: Page) => (bob = page)].entries()) {
      const page = await open(index, "collaboration", "/document");
      await page.addScriptTag({ content, type: "module" });
      use(page);
    }
  });

  test("what one writes the other sees", async () => {
    await ann.locator("textarea").pressSequentially("ann writes, ");
    await shows(bob, "ann writes, ");
    await bob.locator("textarea").press("Control+End");
    await bob.locator("textarea").pressSequentially("bob too");
    await shows(ann, "ann writes, bob too");
    await eventually(10, async () => assert.equal(await ann.locator("output").textContent(), "2"));
  });

  test("the document outlives the room's stay in memory", async () => {
    await pause(HIBERNATED_MILLIS);
    await ann.locator("textarea").press("Control+End");
    await ann.locator("textarea").pressSequentially("!");
    await shows(bob, "ann writes, bob too!");
    assert.equal(await bob.title(), "Editor");
  });

  test("who leaves is told to the others", async () => {
    await bob.close();
    await eventually(20, async () => assert.equal(await ann.locator("output").textContent(), "1"));
  });
});
