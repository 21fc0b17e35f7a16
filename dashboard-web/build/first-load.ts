import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

const PAGES = /[\\/]src[\\/]pages[\\/]/;

interface Options {
  /** What the first load of a page may weigh, gzipped: the app itself, the page's code, and the styles of both. */
  kilobytes: number;
  /** Pages that may weigh more. */
  except: RegExp;
}

/** Fails the build when the first load of a page has become too heavy. */
export function firstLoad({ kilobytes, except }: Options): Plugin {
  return {
    name: "holdfast-first-load",
    apply: "build",
    enforce: "post",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      const entry = chunks.find(({ isEntry }) => isEntry);
      if (entry === undefined) this.error("The bundle has no entry");
      const pages = chunks.filter(({ facadeModuleId }) => PAGES.test(facadeModuleId ?? ""));
      const heavy = pages
        .filter(({ facadeModuleId }) => !except.test(facadeModuleId ?? ""))
        .map((page) => ({ page, weight: weightOf(bundle, [entry, page]) }))
        .filter(({ weight }) => weight > kilobytes * 1024)
        .map(({ page, weight }) => `${page.facadeModuleId}: ${Math.ceil(weight / 1024)} KB`);
      if (heavy.length > 0)
        this.error(`The first load of these is more than ${kilobytes} KB gzipped:\n${heavy.join("\n")}`);
    },
  };
}

/** The gzipped bytes of chunks with all that they import, each file once. */
function weightOf(bundle: Bundle, chunks: readonly Chunk[]): number {
  const files = new Set<string>();
  const add = ({ fileName, imports, viteMetadata }: Chunk): void => {
    if (files.has(fileName)) return;
    files.add(fileName);
    viteMetadata?.importedCss.forEach((file) => files.add(file));
    imports.map((file) => bundle[file]).forEach((each) => each?.type === "chunk" && add(each));
  };
  chunks.forEach(add);
  return [...files].reduce((sum, file) => sum + gzipped(bundle, file), 0);
}

function gzipped(bundle: Bundle, file: string): number {
  const output = bundle[file];
  if (output === undefined) return 0;
  return gzipSync(output.type === "chunk" ? output.code : output.source).length;
}
