import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { helloJavaScript, helloTypeScript } from "../src/guide.ts";
import { demoVariables, holdfast, processIds } from "../src/launcher.ts";
import { makeProject, rewrite } from "../src/project.ts";
import { curl } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

describe("the guide with stock wrangler", () => {
  let variables: Record<string, string>;

  before(async () => {
    variables = await demoVariables();
  });

  test("a JavaScript project with new_sqlite_classes is deployed and answers at its subdomain", async () => {
    const project = await makeProject({
      name: "guide-javascript",
      main: "src/index.js",
      source: helloJavaScript("Hello World"),
      sqliteClasses: ["MyDurableObject"],
    });
    const deployed = await wrangler(project, variables, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    assert.match(deployed.output, /guide-javascript\.demo/);
    assert.equal(await curl("guide-javascript.demo"), "Hello World");
  });

  test("a TypeScript project with new_classes is deployed and answers at its subdomain", async () => {
    const project = await makeProject({
      name: "guide-typescript",
      main: "src/index.ts",
      source: helloTypeScript("Hello World"),
      keyValueClasses: ["MyDurableObject"],
    });
    const deployed = await wrangler(project, variables, "deploy");
    assert.equal(deployed.code, 0, deployed.output);
    assert.equal(await curl("guide-typescript.demo"), "Hello World");
  });

  test("a second deploy changes the answer and restarts nothing", async () => {
    const project = await makeProject({
      name: "guide-again",
      main: "src/index.js",
      source: helloJavaScript("first"),
      sqliteClasses: ["MyDurableObject"],
    });
    const first = await wrangler(project, variables, "deploy");
    assert.equal(first.code, 0, first.output);
    assert.equal(await curl("guide-again.demo"), "first");
    const pods = await processIds("pod");
    await rewrite(project, "src/index.js", helloJavaScript("second"));
    const second = await wrangler(project, variables, "deploy");
    assert.equal(second.code, 0, second.output);
    assert.equal(await curl("guide-again.demo"), "second");
    assert.deepEqual(await processIds("pod"), pods);
  });

  test("the launcher says that everything is healthy", async () => {
    assert.match(await holdfast("status"), /control-plane\s+healthy/);
  });
});
