import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rewrite } from "./project.ts";

export const NAME = "commands";

/** Smallest module of WebAssembly: magic number and version. */
const WASM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/** The main module of a version, which says its name, its modules and its variables. */
export const sourceOf = (version: string): string => `
  import text from "./words.txt";
  import data from "./bytes.bin";
  import wasm from "./empty.wasm";
  import { DurableObject } from "cloudflare:workers";
  export class Room extends DurableObject {
    fetch() { return new Response("${version}"); }
  }
  export default {
    async fetch(request, env) {
      const path = new URL(request.url).pathname;
      if (path === "/version") return new Response("${version}");
      if (path === "/modules") return Response.json([text, data.byteLength, wasm instanceof WebAssembly.Module]);
      if (path.startsWith("/room/")) return env.ROOM.getByName(path).fetch(request);
      const shown = Object.entries(env).filter(([name]) => name !== "ROOM").toSorted(([a], [b]) => (a < b ? -1 : 1));
      return Response.json(Object.fromEntries(shown));
    },
  };
`;

const CONFIGURATION = {
  name: NAME,
  main: "src/index.js",
  compatibility_date: "2026-11-01",
  vars: { TEXT: "words", LIST: [1, { deep: true }] },
  version_metadata: { binding: "VERSION" },
  durable_objects: { bindings: [{ name: "ROOM", class_name: "Room" }] },
  migrations: [{ tag: "v1", new_sqlite_classes: ["Room"] }],
  rules: [{ type: "Data", globs: ["**/*.bin"] }],
  env: { staging: { vars: { TEXT: "staged" } } },
};

/** Makes a project with a bit of everything that is uploaded; `extra` replaces parts of its configuration. */
export async function commandsProject(name: string, extra: object = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-project-"));
  await writeFile(join(folder, "wrangler.json"), JSON.stringify({ ...CONFIGURATION, name, ...extra }));
  await rewrite(folder, "src/index.js", sourceOf("one"));
  await rewrite(folder, "src/words.txt", "some words");
  await writeFile(join(folder, "src/bytes.bin"), Uint8Array.of(1, 2, 3));
  await writeFile(join(folder, "src/empty.wasm"), WASM);
  return folder;
}
