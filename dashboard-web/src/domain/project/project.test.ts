import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { templates } from "../../templates/index.ts";
import { assetHash, splitAssets } from "../assets/assets.ts";
import { blake3 } from "../assets/blake3.ts";
import { bindClass, unboundClasses } from "./classes.ts";
import { readConfig } from "./config.ts";
import { mainFile } from "./main-file.ts";
import { metadataOf, pendingMigrations } from "./metadata.ts";
import { pathProblem } from "./project.ts";
import { unpack } from "./unpack.ts";
import { completed } from "./uploaded-project.ts";
import { deployedProject, SOURCE_FOLDER, templateProject } from "./worker-project.ts";

describe("settings of a project", () => {
  const expected = {
    name: "chat",
    main: "src/index.ts",
    compatibility_flags: ["a", "b"],
    vars: { GREETING: 'say "hi"', LIMITS: { most: 3 } },
    durable_objects: { bindings: [{ name: "ROOM", class_name: "Room" }] },
    migrations: [{ tag: "v1", new_sqlite_classes: ["Room"] }],
  };

  it("are read from wrangler.jsonc, with comments and trailing commas", () => {
    const text = JSON.stringify(expected)
      .replace("{", "{ // a comment\n/* , } */")
      .replace(/}$/, ",\n// end\n}");
    expect(readConfig({ "wrangler.jsonc": text })).toMatchObject({ config: expected, problems: [] });
  });

  it("are read from wrangler.toml", () => {
    const text = `
name = "chat" # a comment
main = 'src/index.ts'
compatibility_flags = [
  "a", # one
  "b",
]

[vars]
GREETING = "say \\"hi\\""
LIMITS = { most = 3 }

[[durable_objects.bindings]]
name = "ROOM"
class_name = "Room"

[[migrations]]
tag = "v1"
new_sqlite_classes = ["Room"]
`;
    expect(readConfig({ "wrangler.toml": text })).toMatchObject({ config: expected, problems: [] });
  });

  it("say at which line they cannot be read, and what of them is not deployed", () => {
    const [broken] = readConfig({ "wrangler.toml": 'name = "a"\nmain: "b"' }).problems;
    expect([broken?.severity, broken?.message]).toEqual(["error", "Cannot be read at line 2"]);
    const [json] = readConfig({ "wrangler.jsonc": '{\n  "name" "a"\n}' }).problems;
    expect([json?.severity, json?.line]).toEqual(["error", 2]);
    const [ignored] = readConfig({ "wrangler.jsonc": '{"routes": []}' }).problems;
    expect([ignored?.severity, ignored?.message]).toEqual(["warning", expect.stringContaining('"routes"')]);
    const [shape] = readConfig({ "wrangler.jsonc": '{"vars": []}' }).problems;
    expect([shape?.severity, shape?.message]).toEqual(["error", '"vars" must be an object']);
  });

  it("become the metadata that wrangler sends, with those migrations that are not applied yet", () => {
    const metadata = metadataOf(expected, { mainModule: "index.js", appliedTag: undefined, message: "m" });
    expect(metadata).toMatchObject({
      main_module: "index.js",
      bindings: [
        { type: "plain_text", name: "GREETING", text: 'say "hi"' },
        { type: "json", name: "LIMITS", json: { most: 3 } },
        { type: "durable_object_namespace", name: "ROOM", class_name: "Room" },
      ],
      migrations: { new_tag: "v1", steps: [{ new_sqlite_classes: ["Room"] }] },
    });
    const steps = [{ tag: "v1" }, { tag: "v2", deleted_classes: ["Old"] }];
    const pending = { old_tag: "v1", new_tag: "v2", steps: [{ deleted_classes: ["Old"] }] };
    expect(pendingMigrations(steps, "v1")).toEqual(pending);
    expect(pendingMigrations(steps, "v2")).toBeUndefined();
  });
});

describe("classes of objects", () => {
  const files = {
    "src/index.ts": `export class Room extends DurableObject<Env> {}\nclass Hall extends DurableObject {}\nexport { Hall };
// export class Commented extends DurableObject {}
export class Plain {}`,
  };

  it("are found, and bound with a migration, on demand", () => {
    expect(unboundClasses(files, {})).toEqual(["Hall", "Room"]);
    const bound = bindClass(bindClass(files, "Room"), "Hall");
    const { config } = readConfig(bound);
    expect(config.durable_objects?.bindings?.map(({ name }) => name)).toEqual(["ROOM", "HALL"]);
    expect(config.migrations?.map(({ tag }) => tag)).toEqual(["v1", "v2"]);
    expect(unboundClasses(bound, config)).toEqual([]);
  });
});

describe("projects of deployed Workers", () => {
  const settings = {
    name: "w",
    mainModule: "index.js",
    compatibilityDate: "2026-01-01",
    compatibilityFlags: [],
    migrationTag: "v3",
    bindings: [
      { type: "durable_object_namespace", name: "ROOM", class_name: "Room", script_name: "w" },
      { type: "secret_text", name: "KEY" },
    ],
    classes: [{ name: "Room", sqlite: true }],
  };

  it("deploy as they are, without a migration", () => {
    const { config } = readConfig(deployedProject({ "index.js": "" }, settings));
    expect(config).toMatchObject({
      main: "index.js",
      migrations: [{ tag: "v3", new_sqlite_classes: ["Room"] }],
    });
    const metadata = metadataOf(config, { mainModule: "index.js", appliedTag: "v3", message: "" });
    expect(metadata.bindings).toEqual([
      { type: "durable_object_namespace", name: "ROOM", class_name: "Room" },
    ]);
    expect(metadata).not.toHaveProperty("migrations");
  });

  it("are the sources that were sent along, if there are any", () => {
    const modules = { "index.js": "built", [`${SOURCE_FOLDER}src/index.ts`]: "written" };
    expect(deployedProject(modules, settings)).toEqual({ "src/index.ts": "written" });
  });
});

describe("uploaded files", () => {
  const file = (path: string, text: string) => ({ path, bytes: strToU8(text) as Uint8Array<ArrayBuffer> });

  it("are unpacked without the folder around them, and without what is not theirs", () => {
    const zip = zipSync({
      "chat/src/index.ts": strToU8("export default {}"),
      "chat/node_modules/x/index.js": strToU8(""),
      "chat/.dev.vars": strToU8("SECRET=1"),
      "chat/public/logo.png": Uint8Array.of(137, 80),
    });
    const files = unpack([{ path: "chat.zip", bytes: zip as Uint8Array<ArrayBuffer> }]);
    expect(files).toEqual({ "src/index.ts": "export default {}", "public/logo.png": Uint8Array.of(137, 80) });
    expect(() => unpack([file("node_modules/x.js", "")])).toThrow("no files");
  });

  it("keep their settings, or get some: a main module, static files, bindings", () => {
    const own = { "wrangler.toml": 'main = "a.ts"', "a.ts": "" };
    expect(completed(own, "x")).toBe(own);
    const guessed = { "src/index.ts": "export class Room extends DurableObject {}", "public/index.html": "" };
    expect(readConfig(completed(guessed, "x")).config).toMatchObject({
      main: "src/index.ts",
      assets: { directory: "./public", binding: "ASSETS" },
      durable_objects: { bindings: [{ name: "ROOM", class_name: "Room" }] },
    });
    const site = completed({ "index.html": "", "style.css": "" }, "x");
    const { config } = readConfig(site);
    expect(mainFile(site, config)).toBeUndefined();
    expect(splitAssets(site, config).assets.map(({ path }) => path)).toEqual(["/index.html", "/style.css"]);
  });

  it("have paths that stay inside of the project", () => {
    for (const path of ["../a", "a/../b", "/a", "a//b", "a/", "a\\b", "", "."]) {
      expect(pathProblem(path, {}), path).not.toBeNull();
    }
    expect(pathProblem("src/a.ts", {})).toBeNull();
    expect(pathProblem("src", { "src/a.ts": "" })).toBe("src is a folder");
  });
});

describe("static files", () => {
  it("are named by BLAKE3 over their base64 and extension", () => {
    const counted = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);
    expect(blake3(counted(0))).toBe("af1349b9f5f9a1a6a0404dea36dcc949");
    expect(blake3(counted(1024))).toBe("42214739f095a406f3fc83deb889744a");
    expect(blake3(counted(1025))).toBe("d00278ae47eb27b34faecf67b4fe263f");
    expect(blake3(counted(2049))).toBe("5f4d72f40d7a5f82b15ca2b2e44b1de3");
    expect(assetHash(strToU8("x"), "/a.txt")).toBe(blake3(strToU8("eA==txt")));
  });
});

describe.each(templates)("the project of the template $title", (template) => {
  it("has settings that can be read, and everything bound", () => {
    const files = templateProject(template, "mine");
    const { config, problems } = readConfig(files);
    expect(problems).toEqual([]);
    expect(mainFile(files, config)).toBe("src/index.js");
    expect(unboundClasses(files, config)).toEqual([]);
  });
});
