import { gzipSync, strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { exported, imported } from "./manifest.ts";
import { Packages, type PackageSource } from "./packages.ts";
import { ProjectPackages } from "./project-packages.ts";
import { Resolver } from "./resolver.ts";
import { newestIn } from "./semver.ts";
import { untar } from "./tar.ts";

describe("ranges of versions", () => {
  const versions = [
    "0.2.3",
    "0.2.9",
    "0.3.0",
    "1.2.3",
    "1.2.10",
    "1.3.0",
    "2.0.0-rc.1",
    "2.0.0-rc.10",
    "2.0.0",
  ];

  it.each([
    ["^1.2.3", "1.3.0"],
    ["~1.2.3", "1.2.10"],
    ["^0.2.3", "0.2.9"],
    ["^0", "0.3.0"],
    ["1.2.x", "1.2.10"],
    ["1", "1.3.0"],
    ["*", "2.0.0"],
    ["", "2.0.0"],
    ["<1", "0.3.0"],
    [">=1.2.3 <1.3", "1.2.10"],
    ["1.2.3 - 1.2.9", "1.2.3"],
    ["0.2.3 || 1.2.3", "1.2.3"],
    [">1.3", "2.0.0"],
    ["<=1.2", "1.2.10"],
    ["2.0.0-rc.1", "2.0.0-rc.1"],
    ["~2.0.0-rc.1", "2.0.0"],
    [">=2.0.0-rc.1 <2.0.0", "2.0.0-rc.10"],
    ["^3", undefined],
    ["nonsense", undefined],
  ])("%s means %s", (range, expected) => {
    expect(newestIn(versions, range)).toBe(expected);
  });
});

describe("package.json", () => {
  const exports = {
    ".": { node: "./node.js", workerd: { import: "./edge.js", require: "./edge.cjs" }, default: "./any.js" },
    "./sub/*": "./dist/*.js",
    "./sub/private/*": null,
    "./list": ["./first.js", "./second.js"],
  };

  it.each([
    [".", "import", "./edge.js"],
    [".", "require", "./edge.cjs"],
    ["./sub/a/b", "import", "./dist/a/b.js"],
    ["./sub/private/a", "import", undefined],
    ["./list", "import", "./first.js"],
    ["./missing", "import", undefined],
  ] as const)("exports %s by %s as %s", (subpath, how, expected) => {
    expect(exported(exports, subpath, how)).toBe(expected);
  });

  it("may export one file, and import under names of its own", () => {
    expect(exported("./only.js", ".", "import")).toBe("./only.js");
    expect(exported("./only.js", "./other", "import")).toBeUndefined();
    expect(imported({ "#crypto": { browser: "./web.js", default: "./node.js" } }, "#crypto", "import")).toBe(
      "./web.js",
    );
  });
});

describe("archives of packages", () => {
  it("are read without the folder around them, whatever is long or linked", () => {
    const long = `package/${"deep/".repeat(30)}file.js`;
    const archive = tar([
      ["package/package.json", "{}", "0"],
      ["package/link", "", "2"],
      ["PaxHeader", `${`000 path=${long}\n`.length} path=${long}\n`, "x"],
      ["package/cut", "long", "0"],
    ]);
    expect([...untar(archive).keys()]).toEqual(["package.json", `${"deep/".repeat(30)}file.js`]);
    expect(() => untar(archive.subarray(0, 513))).toThrow("cut off");
  });
});

describe("imports", () => {
  const source = sourceOf({
    "router@1.1.0": {
      "package.json": JSON.stringify({
        dependencies: { words: "^2" },
        exports: { ".": "./lib/main.js" },
        imports: { "#own": "./lib/own.js" },
      }),
      "lib/main.js": "",
      "lib/own.js": "",
    },
    "router@1.0.0": { "package.json": "{}" },
    "words@2.0.1": {
      "package.json": JSON.stringify({ main: "index", browser: { "./index.js": "./web.js", fs: false } }),
      "index.js": "",
      "web.js": "",
    },
  });
  const files = ["src/index.ts", "src/room.ts", "src/views/index.tsx"];
  const resolver = new Resolver(
    (path) => files.includes(path),
    { dependencies: { router: "^1.0.0" } },
    new ProjectPackages(new Packages(source), {}),
  );
  const from = { path: "src/index.ts" };

  it.each([
    ["./room", "src/room.ts"],
    ["./room.js", "src/room.ts"],
    ["./views", "src/views/index.tsx"],
    ["/src/room", "src/room.ts"],
  ])("of %s mean the project's %s", async (specifier, path) => {
    expect(await resolver.resolve(specifier, from, "import")).toEqual({ kind: "project", path });
  });

  it("of packages mean what these export, also of each other", async () => {
    const router = await resolver.resolve("router", from, "import");
    if (router.kind !== "package") throw new Error(router.kind);
    expect([router.of.version, router.path]).toEqual(["1.1.0", "lib/main.js"]);
    const words = await resolver.resolve("words", router, "import");
    if (words.kind !== "package") throw new Error(words.kind);
    expect([words.of.version, words.path]).toEqual(["2.0.1", "web.js"]);
    expect(await resolver.resolve("#own", router, "import")).toMatchObject({ path: "lib/own.js" });
    expect(await resolver.resolve("fs", words, "require")).toEqual({ kind: "empty" });
  });

  it("of packages mean what is locked, unless the registry sends something else", async () => {
    const packages = new Packages(source);
    const first = new ProjectPackages(packages, {});
    const { integrity } = await first.load("words", "^2");
    expect(first.lock).toEqual({ "words@^2": { version: "2.0.1", integrity } });
    expect(integrity).toMatch(/^sha512-.{86}==$/);
    const older = new ProjectPackages(packages, { "router@*": { version: "1.0.0" } });
    expect((await older.load("router", "*")).version).toBe("1.0.0");
    const forged = new ProjectPackages(packages, {
      "words@^2": { version: "2.0.1", integrity: "sha512-other" },
    });
    await expect(forged.load("words", "^2")).rejects.toThrow("checksum differs");
    const lying = new Packages({
      ...source,
      versions: async (name) => ({ ...(await source.versions(name)), integrity: { "2.0.1": "sha512-told" } }),
    });
    await expect(new ProjectPackages(lying, {}).load("words", "^2")).rejects.toThrow("checksum differs");
  });

  it("are left to the platform where they are its own, and refused in words where nothing is meant", async () => {
    const external = { kind: "external", path: "cloudflare:workers" };
    expect(await resolver.resolve("cloudflare:workers", from, "import")).toEqual(external);
    expect(await resolver.resolve("buffer", from, "import")).toMatchObject({ path: "node:buffer" });
    await expect(resolver.resolve("hono", from, "import")).rejects.toThrow(
      "The package hono is not added yet",
    );
    await expect(resolver.resolve("./gone", from, "import")).rejects.toThrow("There is no file src/gone");
    await expect(resolver.resolve("router/x", from, "import")).rejects.toThrow("has no ./x");
  });
});

function sourceOf(packages: Record<string, Record<string, string>>): PackageSource {
  const names = Object.keys(packages).map((key) => key.split("@") as [string, string]);
  return {
    versions: (wanted) => {
      const versions = names.filter(([name]) => name === wanted).map(([, version]) => version);
      return Promise.resolve({ tags: { latest: versions[0] ?? "" }, versions });
    },
    archive: (name, version) => {
      const files = Object.entries(packages[`${name}@${version}`] ?? {});
      const entries = files.map(([path, text]): Entry => [`package/${path}`, text, "0"]);
      return Promise.resolve(gzipSync(tar(entries)) as Uint8Array<ArrayBuffer>);
    },
  };
}

type Entry = [name: string, content: string, type: string];

function tar(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const blocks = entries.flatMap(([name, content, type]) => {
    const header = new Uint8Array(512);
    const bytes = strToU8(content);
    header.set(strToU8(name).subarray(0, 100), 0);
    header.set(strToU8(bytes.length.toString(8).padStart(11, "0")), 124);
    header.set(strToU8(type), 156);
    const padded = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
    padded.set(bytes);
    return [...header, ...padded];
  });
  return Uint8Array.from([...blocks, ...new Uint8Array(1024)]);
}
