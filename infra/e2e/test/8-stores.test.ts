import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { userApi } from "../src/api.ts";
import { eventually } from "../src/eventually.ts";
import { demoVariables } from "../src/launcher.ts";
import { makeProject, rewrite } from "../src/project.ts";
import { ask, askAt, call, curl } from "../src/tenant.ts";
import { wrangler } from "../src/wrangler.ts";

const source = `
  export default {
    async fetch(request, env) {
      const url = new URL(request.url);
      const key = url.searchParams.get("key") ?? "";
      if (url.pathname === "/api/put") await env.KV.put(key, await request.text(), { metadata: { by: "code" } });
      if (url.pathname === "/api/asset") return env.ASSETS.fetch(new URL(key, url));
      return Response.json(await env.KV.getWithMetadata(key));
    },
  };
`;

/** Contents that no run before has uploaded. */
const stamp = randomUUID();
const first = `<h1>Shop ${stamp}</h1>`;
const second = `<h1>Second shop ${stamp}</h1>`;
const script = `console.log("${stamp}");`;

/** A project with a KV namespace and a folder of files; more lines of its configuration come at the end. */
async function project(name: string, main: string, configuration: string): Promise<string> {
  const folder = await makeProject({ name, main: "src/index.js", source });
  await writeFile(
    join(folder, "wrangler.toml"),
    `name = "${name}"\n${main}compatibility_date = "2026-11-01"\n${configuration}`,
  );
  return folder;
}

describe("KV namespaces and static assets", () => {
  let variables: Record<string, string>;
  let shop: string;
  let namespace = "";

  const run = async (folder: string, ...command: string[]): Promise<string> => {
    const { code, output } = await wrangler(folder, variables, ...command);
    assert.equal(code, 0, output);
    return output;
  };

  const key = (...command: string[]): Promise<string> =>
    run(shop, "kv", "key", ...command, "--namespace-id", namespace, "--remote");

  before(async () => {
    variables = await demoVariables();
    shop = await project("stores-shop", "", "");
  });

  test("wrangler makes a namespace and works on its keys", async () => {
    await run(shop, "kv", "namespace", "create", "stores");
    const list = JSON.parse(await run(shop, "kv", "namespace", "list")) as { id: string; title: string }[];
    namespace = list.find(({ title }) => title === "stores")?.id ?? "";
    assert.match(namespace, /^[0-9a-f]{32}$/);
    const again = await wrangler(shop, variables, "kv", "namespace", "create", "stores");
    assert.match(again.output, /already exists/);

    await key("put", "a/b c", "text");
    await key("put", "with", "value", "--metadata", '{"n":1}', "--ttl", "120");
    await rewrite(shop, "bytes.bin", "from a file");
    await key("put", "file", "--path", "bytes.bin");
    assert.equal((await key("get", "a/b c", "--text")).trim(), "text");
    assert.match(await key("get", "file", "--text"), /^from a file/);
    const keys = JSON.parse(await key("list")) as { name: string; metadata?: unknown }[];
    assert.deepEqual(
      keys.map(({ name }) => name),
      ["a/b c", "file", "with"],
    );
    assert.deepEqual(keys[2]?.metadata, { n: 1 });
    await key("delete", "file");
    const gone = await wrangler(
      shop,
      variables,
      "kv",
      "key",
      "get",
      "file",
      "--namespace-id",
      namespace,
      "--remote",
    );
    assert.notEqual(gone.code, 0);
  });

  test("wrangler writes, reads and deletes in bulk", async () => {
    const entries = Array.from({ length: 30 }, (_, i) => ({ key: `bulk:${i}`, value: `${i}` }));
    await rewrite(shop, "bulk.json", JSON.stringify(entries));
    await rewrite(shop, "keys.json", JSON.stringify(entries.map((entry) => entry.key)));
    const bulk = (...command: string[]): Promise<string> =>
      run(shop, "kv", "bulk", ...command, "--namespace-id", namespace, "--remote");
    await bulk("put", "bulk.json");
    assert.match(await bulk("get", "keys.json"), /"bulk:29"/);
    await bulk("delete", "keys.json", "--force");
    assert.doesNotMatch(await key("list", "--prefix", "bulk:"), /bulk:/);
  });

  test("a deployed Worker shares its namespace with the API", async () => {
    const kv = `[[kv_namespaces]]\nbinding = "KV"\nid = "${namespace}"\n`;
    shop = await project(
      "stores-shop",
      'main = "src/index.js"\n',
      `${kv}[assets]\ndirectory = "public"\nbinding = "ASSETS"\nnot_found_handling = "single-page-application"\nrun_worker_first = ["/api/*"]\n`,
    );
    await rewrite(shop, "public/index.html", first);
    await rewrite(shop, "public/app.js", script);
    await rewrite(shop, "public/_headers", "/app.js\n  x-shop: open\n");
    await rewrite(shop, "public/_redirects", "/old /new 301\n");
    assert.match(await run(shop, "deploy"), /Uploaded 2 of 2 assets|2 new or modified/);

    assert.deepEqual(JSON.parse(await curl("stores-shop.demo", "/api/get?key=with")), {
      value: "value",
      metadata: { n: 1 },
      cacheStatus: null,
    });
    await call("stores-shop.demo", { method: "POST", path: "/api/put?key=code", body: "written" });
    assert.equal((await key("get", "code", "--text")).trim(), "written");
  });

  test("files answer before code, and stand for routes of a single page", async () => {
    assert.equal(await curl("stores-shop.demo", "/"), first);
    const answer = await ask("stores-shop.demo", "/app.js");
    assert.equal(answer.headers["x-shop"], "open");
    assert.match(String(answer.headers["content-type"]), /javascript/);
    const again = await ask("stores-shop.demo", "/app.js", {
      "if-none-match": String(answer.headers["etag"]),
    });
    assert.equal(again.status, 304);
    assert.equal((await ask("stores-shop.demo", "/old")).headers["location"], "/new");
    const route = await ask("stores-shop.demo", "/any/route", { "sec-fetch-mode": "navigate" });
    assert.equal(route.body.toString(), first);
    assert.equal(await curl("stores-shop.demo", "/api/asset?key=/app.js"), script);
  });

  test("a second deployment uploads only what has changed", async () => {
    await rewrite(shop, "public/index.html", second);
    assert.match(await run(shop, "deploy"), /Uploaded 1 of 1 asset|1 already uploaded/);
    await eventually(10, async () => {
      assert.equal(await curl("stores-shop.demo", "/"), second);
    });
    assert.match(await run(shop, "deploy"), /No updated asset files|No files to upload/);
  });

  test("a Worker of files alone has a page for what is missing", async () => {
    const site = await project(
      "stores-site",
      "",
      '[assets]\ndirectory = "public"\nnot_found_handling = "404-page"\n',
    );
    await rewrite(site, "public/about.html", "<h1>About</h1>");
    await rewrite(site, "public/404.html", "<h1>Missing</h1>");
    await run(site, "deploy");
    assert.equal(await curl("stores-site.demo", "/about"), "<h1>About</h1>");
    assert.equal((await ask("stores-site.demo", "/about.html")).headers["location"], "/about");
    const missing = await ask("stores-site.demo", "/nothing");
    assert.equal(missing.status, 404);
    assert.equal(missing.body.toString(), "<h1>Missing</h1>");
  });

  test("a binding without an id gets a namespace of its own, which stays", async () => {
    const auto = await project(
      "stores-auto",
      'main = "src/index.js"\n',
      '[[kv_namespaces]]\nbinding = "KV"\n',
    );
    await run(auto, "deploy");
    await call("stores-auto.demo", { method: "POST", path: "/api/put?key=x", body: "kept" });
    await run(auto, "deploy");
    assert.match(await curl("stores-auto.demo", "/api/get?key=x"), /"value":"kept"/);
  });

  test("a deleted namespace is gone for wrangler and for code", async () => {
    await run(shop, "kv", "namespace", "rename", "stores", "--new-name", "old stores");
    assert.match(await run(shop, "kv", "namespace", "list"), /"old stores"/);
    await run(shop, "kv", "namespace", "delete", "--namespace-id", namespace, "--skip-confirmation");
    assert.doesNotMatch(await run(shop, "kv", "namespace", "list"), new RegExp(namespace));
    const answer = await ask("stores-shop.demo", "/api/get?key=with");
    assert.equal(answer.status, 500);
  });
});

describe("a domain of a tenant", () => {
  const domain = `e2e-${stamp}.example`;
  const worker = `export default { fetch: (request) => new Response("site at " + request.url) };`;

  const body = async (host: string, path: string): Promise<string> =>
    (await askAt(host, path)).body.toString();

  test("wrangler deploys to a route and a custom domain, replaces them, and they go with the Worker", async () => {
    const variables = await demoVariables();
    const wants = async (routes: string): Promise<string> => {
      const folder = await project(
        "stores-domain",
        'main = "src/index.js"\n',
        `workers_dev = false\nroutes = ${routes}\n`,
      );
      await rewrite(folder, "src/index.js", worker);
      return folder;
    };
    const run = async (folder: string, ...command: string[]): Promise<string> => {
      const { code, output } = await wrangler(folder, variables, ...command);
      assert.equal(code, 0, output);
      return output;
    };
    await userApi("zones", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: domain, account: { id: variables["CLOUDFLARE_ACCOUNT_ID"] } }),
    });

    const first = await wants(`["api.${domain}/v1/*", { pattern = "www.${domain}", custom_domain = true }]`);
    assert.match(await run(first, "deploy"), new RegExp(`www\\.${domain} \\(custom domain\\)`));
    assert.equal(await body(`api.${domain}`, "/v1/x?y=z"), `site at http://api.${domain}/v1/x?y=z`);
    assert.equal((await askAt(`api.${domain}`, "/v2/x")).status, 404);
    assert.equal(await body(`www.${domain}`, "/any"), `site at http://www.${domain}/any`);

    const second = await wants(
      `[{ pattern = "*.${domain}/v2/*", zone_name = "${domain}" }, { pattern = "${domain}", custom_domain = true }]`,
    );
    await run(second, "triggers", "deploy");
    await eventually(10, async () => {
      assert.equal(await body(`api.${domain}`, "/v2/x"), `site at http://api.${domain}/v2/x`);
      assert.equal(await body(domain, "/"), `site at http://${domain}/`);
      assert.equal((await askAt(`api.${domain}`, "/v1/x")).status, 404);
      assert.equal((await askAt(`www.${domain}`, "/any")).status, 404);
    });

    await run(second, "delete", "--force");
    await eventually(10, async () => {
      assert.equal((await askAt(domain, "/")).status, 404);
    });
  });
});
