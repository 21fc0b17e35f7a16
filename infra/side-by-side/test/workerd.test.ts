import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { memoryOf, send, startWorkerd, type WorkerSource } from "../src/index.ts";

const source = (name: string): WorkerSource => ({
  name,
  compatibilityDate: "2026-11-01",
  mainModule: "main.js",
  modules: new Map([
    [
      "main.js",
      'import { text } from "./text.js"; export { Store } from "./text.js"; export default { fetch: (r, e) => r.url.endsWith("/object") ? e.Store.getByName("x").fetch(r) : new Response(text, { headers: { "x-name": "n" } }) };',
    ],
    [
      "text.js",
      `import { DurableObject } from "cloudflare:workers"; export const text = "from ${name}"; export class Store extends DurableObject { async fetch() { const n = ((await this.ctx.storage.get("n")) ?? 0) + 1; await this.ctx.storage.put("n", n); return new Response(String(n)); } }`,
    ],
  ]),
  objects: [{ className: "Store", storage: "sqlite" }],
  readyPath: "/",
});

test("workerd serves several Workers with objects, and keeps their storage over a restart", async () => {
  const directory = await mkdtemp(join(tmpdir(), "workerd-"));
  const count = async (): Promise<string> => {
    const workerd = await startWorkerd([source("one"), source("two")], directory);
    try {
      const hello = await send(workerd.endpoint("two"), { path: "/" });
      assert.equal(hello.body.toString(), "from two");
      assert.equal(hello.headers["x-name"], "n");
      assert.ok(memoryOf([workerd.pid]) > 10_000_000);
      return (await send(workerd.endpoint("one"), { path: "/object" })).body.toString();
    } finally {
      await workerd.stop();
    }
  };
  try {
    assert.equal(await count(), "1");
    assert.equal(await count(), "2");
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
});
