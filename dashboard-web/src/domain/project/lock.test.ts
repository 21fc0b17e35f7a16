import { describe, expect, it } from "vitest";
import { lockOf, withLock, withoutLock } from "./lock.ts";
import { placeIn } from "./place.ts";
import { LOCK_FILE } from "./project.ts";
import { renamed } from "./rename.ts";

describe("what a project has locked", () => {
  const npm = JSON.stringify({
    packages: {
      "": { dependencies: { hono: "^4", "@scope/a": "1" } },
      "node_modules/hono": { version: "4.1.0", integrity: "sha512-hono" },
      "node_modules/@scope/a": { version: "1.2.0", dependencies: { words: "^2", hono: "^4" } },
      "node_modules/@scope/a/node_modules/words": { version: "2.1.0", integrity: "sha1-words" },
      "node_modules/words": { version: "1.0.0" },
    },
  });

  it("is its own file, over what npm's lock says of the same", () => {
    const files = {
      "package-lock.json": npm,
      [LOCK_FILE]: JSON.stringify({ "hono@^4": { version: "4.2.0", integrity: "sha512-new" } }),
    };
    expect(lockOf(files)).toEqual({
      "hono@^4": { version: "4.2.0", integrity: "sha512-new" },
      "@scope/a@1": { version: "1.2.0" },
      "words@^2": { version: "2.1.0" },
    });
    expect(lockOf(withoutLock(files))).toEqual({});
  });

  it("is written in one order, and not at all when there is nothing", () => {
    const files = withLock({}, { "b@1": { version: "1.0.0" }, "a@1": { version: "1.0.0" } });
    expect(Object.keys(lockOf(files))).toEqual(["a@1", "b@1"]);
    expect(withLock(files, lockOf(files))).toBe(files);
    expect(withLock(files, {})).toEqual({});
    expect(lockOf({ [LOCK_FILE]: "not JSON" })).toEqual({});
  });
});

describe("a file that is renamed", () => {
  const files = {
    "wrangler.jsonc": '{ "main": "src/index.ts" }',
    "src/index.ts": 'import { a } from "./words";\nexport * from "./words.js";\nimport other from "words";',
    "src/words.ts": 'import { b } from "./lib/b.ts";\nconst later = import("./index");',
    "src/lib/b.ts": 'import "../words";',
  };

  it("is followed by the imports of it and by it", () => {
    expect(renamed(files, "src/words.ts", "src/lib/text/words.ts")).toEqual({
      "wrangler.jsonc": files["wrangler.jsonc"],
      "src/index.ts":
        'import { a } from "./lib/text/words";\nexport * from "./lib/text/words.js";\nimport other from "words";',
      "src/lib/text/words.ts": 'import { b } from "../b.ts";\nconst later = import("../../index");',
      "src/lib/b.ts": 'import "./text/words";',
    });
  });

  it("is followed by the settings", () => {
    const moved = renamed(files, "src/index.ts", "src/main.ts");
    expect(moved["wrangler.jsonc"]).toBe('{ "main": "src/main.ts" }');
    expect(moved["src/words.ts"]).toContain('import("./main")');
  });
});

describe("places in stacks", () => {
  it("are those in the project's own files", () => {
    const stack = "Error: no\n    at package:hono@4.1.0/app.js:1:2\n    at fetch (./src/index.ts:12:7)";
    expect(placeIn(stack, { "src/index.ts": "" })).toEqual({ file: "src/index.ts", line: 12, column: 7 });
    expect(placeIn(stack, {})).toBeUndefined();
  });
});
