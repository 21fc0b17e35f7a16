import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const DASHBOARD = resolve(import.meta.dirname, "../../../dashboard-web/src");

/** A template of the dashboard. */
export interface Template {
  readonly id: string;
  readonly suggestedName: string;
  readonly modules: Readonly<Record<string, string>>;
}

interface Templates {
  readonly templates: readonly Template[];
  /** The upload that the dashboard makes of it. */
  readonly templateUpload: (template: Template) => FormData;
}

/** The dashboard's templates, from its sources. */
export async function loadTemplates(): Promise<Templates> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { templates } from "./templates/index.ts"; export { templateUpload } from "./domain/upload.ts";`,
      resolveDir: DASHBOARD,
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    plugins: [raw],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)) as Templates;
}

/** Files as texts, as Vite imports them. */
const raw: Plugin = {
  name: "raw",
  setup(host) {
    host.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path: resolve(resolveDir, path.replace(/\?raw$/, "")),
      namespace: "raw",
    }));
    host.onLoad({ filter: /.*/, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path, "utf8"),
      loader: "text",
    }));
  },
};
