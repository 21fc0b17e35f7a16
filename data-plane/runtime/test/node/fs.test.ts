import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "node:test";
import type { ContinuationSlot } from "../../src/context.ts";
import { Isolate } from "../isolate.ts";

function slot(): ContinuationSlot {
  const storage = new AsyncLocalStorage<unknown>();
  return {
    get: () => storage.getStore(),
    set: (value) => {
      storage.enterWith(value);
    },
  };
}

const HELPERS = `
  const code = (action) => { try { action(); return "done"; } catch (error) { return error.code; } };
`;

/** A Worker whose handler, and whose class Files, do what the request's path names. */
function worker(actions: string): Isolate {
  const run = `Response.json((await actions[new URL(request.url).pathname.slice(1)]()) ?? null)`;
  const isolate = new Isolate(
    `(() => { ${HELPERS} const actions = {${actions}}; return {
      default: { async fetch(request) { return ${run}; } },
      Files: class { async fetch(request) { return ${run}; } },
    } })()`,
    [{ type: "durable_object_namespace", name: "FILES", class_name: "Files", namespace_id: "n" }],
    { slot: slot() },
  );
  (isolate.context as { fs?: unknown }).fs = isolate.entry.moduleExports("node:fs");
  return isolate;
}

async function ask(isolate: Isolate, action: string, object = 0): Promise<unknown> {
  const outcome = await isolate.fetch(`http://host/${action}`, { object });
  assert.ok("text" in outcome, JSON.stringify(outcome));
  return JSON.parse(outcome.text);
}

const WRITING = `
  write: () => fs.writeFileSync("/tmp/file", "words"),
  read: () => fs.existsSync("/tmp/file") && fs.readFileSync("/tmp/file", "utf8"),
  both: async () => {
    fs.writeFileSync("/tmp/file", "words");
    await new Promise((resolve) => setTimeout(resolve, 1));
    return fs.readFileSync("/tmp/file", "utf8");
  },
`;

test("files of a request are gone with it, and nobody else sees them", async () => {
  const isolate = worker(WRITING);
  assert.equal(await ask(isolate, "both"), "words");
  await ask(isolate, "write");
  assert.equal(await ask(isolate, "read"), false);
  isolate.host.close();
});

test("an object's events share its files, other objects have their own", async () => {
  const isolate = worker(WRITING);
  const [one, other] = [isolate.place("Files"), isolate.place("Files")];
  await ask(isolate, "write", one);
  assert.equal(await ask(isolate, "read", one), "words");
  assert.equal(await ask(isolate, "read", other), false);
  isolate.host.close();
});

test("in global scope nothing is kept", () => {
  const isolate = worker("");
  const fs = (isolate.context as unknown as { fs: typeof import("node:fs") }).fs;
  fs.writeFileSync("/tmp/file", "words");
  assert.equal(fs.existsSync("/tmp/file"), false);
  isolate.host.close();
});

test("files and names use up bounded memory, which removing gives back", async () => {
  const isolate = worker(`
    bytes: () => {
      const large = new Uint8Array(20 * 1024 * 1024);
      const seen = ["a", "b", "c", "d"].map((name) => code(() => fs.writeFileSync("/tmp/" + name, large)));
      seen.push(code(() => fs.appendFileSync("/tmp/a", large)), code(() => fs.truncateSync("/tmp/a", 2 ** 31)));
      fs.unlinkSync("/tmp/b");
      seen.push(code(() => fs.renameSync("/tmp/a", "/tmp/x")), code(() => fs.writeFileSync("/tmp/d", large)));
      fs.rmSync("/tmp/c");
      return [...seen, code(() => fs.copyFileSync("/tmp/x", "/tmp/y"))];
    },
    names: () => {
      let made = 0;
      while (code(() => fs.mkdirSync("/tmp/" + made + "x".repeat(3000))) === "done") made++;
      return made > 15_000 && made < 25_000;
    },
  `);
  assert.deepEqual(await ask(isolate, "bytes"), [
    ...["done", "done", "done", "ENOSPC", "ENOSPC", "ENOSPC"],
    ...["done", "done", "done"],
  ]);
  assert.equal(await ask(isolate, "names"), true);
  isolate.host.close();
});

test("errors are Node's", async () => {
  const isolate = worker(`
    read: () => { try { fs.readFileSync("/tmp/none"); } catch (error) { return { ...error, text: error.message }; } },
    rename: () => { try { fs.renameSync("/tmp/a", "/tmp/b"); } catch (error) { return { ...error, text: error.message }; } },
    cycle: () => {
      fs.mkdirSync("/tmp/a/b", { recursive: true });
      return [
        code(() => fs.renameSync("/tmp/a", "/tmp/a/b/c")),
        code(() => fs.renameSync("/tmp/a", "/tmp/a")),
        code(() => fs.readFileSync("/tmp/" + "x".repeat(5000))),
        code(() => fs.readFileSync("/tmp/\\0")),
        code(() => fs.symlinkSync("/tmp/a", "/tmp/link")),
        code(() => fs.readFileSync(3)),
      ];
    },
  `);
  assert.deepEqual(await ask(isolate, "read"), {
    code: "ENOENT",
    errno: -2,
    syscall: "open",
    path: "/tmp/none",
    text: "ENOENT: no such file or directory, open '/tmp/none'",
  });
  assert.deepEqual(await ask(isolate, "rename"), {
    code: "ENOENT",
    errno: -2,
    syscall: "rename",
    path: "/tmp/a",
    dest: "/tmp/b",
    text: "ENOENT: no such file or directory, rename '/tmp/a' -> '/tmp/b'",
  });
  assert.deepEqual(await ask(isolate, "cycle"), [
    ...["EINVAL", "done", "ENAMETOOLONG", "ERR_INVALID_ARG_VALUE"],
    ...["ERR_METHOD_NOT_IMPLEMENTED", "ERR_INVALID_ARG_TYPE"],
  ]);
  isolate.host.close();
});

test("folders are listed with everything in them", async () => {
  const isolate = worker(`
    list: () => {
      fs.mkdirSync("/tmp/a/b", { recursive: true });
      fs.writeFileSync("/tmp/a/b/file", "");
      const entries = fs.readdirSync("/tmp", { recursive: true, withFileTypes: true });
      return [fs.readdirSync("/tmp", { recursive: true }), entries.map(({ parentPath, name }) => [parentPath, name])];
    },
  `);
  assert.deepEqual(await ask(isolate, "list"), [
    ["a", "a/b", "a/b/file"],
    [
      ["/tmp", "a"],
      ["/tmp/a", "b"],
      ["/tmp/a/b", "file"],
    ],
  ]);
  isolate.host.close();
});
