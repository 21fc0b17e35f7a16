import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

const CLASS = /\bm_[0-9a-f]{5,8}\b/g;

/**
 * Fails the build when a component of Mantine is used whose styles `src/theme/mantine.ts` does not load. Components
 * carry the names of their classes, which are generated and tell the style sheets apart.
 */
export function mantineStyles(): Plugin {
  return {
    name: "holdfast-mantine-styles",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const outputs = Object.values(bundle);
      const used = outputs.flatMap((output) => (output.type === "chunk" ? classesOf(output.code) : []));
      const styled = new Set(
        outputs.flatMap((output) =>
          output.type === "asset" && output.fileName.endsWith(".css") ? classesOf(String(output.source)) : [],
        ),
      );
      const unstyled = new Set(used.filter((name) => !styled.has(name)));
      const missing = styleSheets()
        .filter(({ classes }) => classes.some((name) => unstyled.has(name)))
        .map(({ name }) => `import "@mantine/core/styles/${name}";`);
      if (missing.length > 0) this.error(`src/theme/mantine.ts lacks:\n${missing.join("\n")}`);
    },
  };
}

function styleSheets() {
  const folder = join(dirname(createRequire(import.meta.url).resolve("@mantine/core/styles.css")), "styles");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".css") && !name.endsWith(".layer.css"))
    .map((name) => ({ name, classes: classesOf(readFileSync(join(folder, name), "utf8")) }));
}

function classesOf(text: string): string[] {
  return text.match(CLASS) ?? [];
}
