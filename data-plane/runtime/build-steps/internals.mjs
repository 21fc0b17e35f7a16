import { init, parse } from "es-module-lexer";
import { transform } from "esbuild";
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { BUILT_INS } from "./options.mjs";
import { here } from "./paths.mjs";

const sources = here("src");

/**
 * Lets a script use modules of the runtime script: there is one instance of each in an isolate. A relative import that
 * leaves `folder` becomes a read of `internals`, the parameter of the script; the paths of the modules are noted in `used`.
 */
export function fromRuntime(folder, used) {
  return {
    name: "from-runtime",
    setup(builder) {
      builder.onResolve({ filter: /^\.\.?\// }, ({ path, resolveDir }) => {
        const file = resolve(resolveDir, path);
        const isOutside = file.startsWith(`${sources}/`) && !file.startsWith(`${folder}/`);
        return isOutside ? { path: file, namespace: "runtime", sideEffects: false } : undefined;
      });
      builder.onLoad({ filter: /.*/, namespace: "runtime" }, async ({ path }) => {
        const module = relative(sources, path);
        used.add(module);
        const names = await exportsOf(path);
        return {
          contents: names
            .map((name) => `export const ${name} = internals[${JSON.stringify(module)}].${name};`)
            .join("\n"),
        };
      });
    },
  };
}

/** `holdfast:internals`: what the runtime script hands over to scripts that were built with {@link fromRuntime}. */
export function internals(used) {
  const modules = [...used];
  return {
    name: "internals",
    setup(builder) {
      builder.onResolve({ filter: /^holdfast:internals$/ }, ({ path }) => ({ path, namespace: "internals" }));
      builder.onLoad({ filter: /.*/, namespace: "internals" }, () => ({
        contents: `${modules.map((module, i) => `import * as m${i} from "./${module}";`).join("\n")}
          const { create, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames, getPrototypeOf } = Object;
          const { hasOwnProperty } = Object.prototype;
          export const internals = {
            __proto__: null,
            builtIns: { __proto__: null, ${BUILT_INS.join(", ")} },
            object: { __proto__: null, create, defineProperty, getOwnPropertyDescriptor, getOwnPropertyNames,
              getPrototypeOf, hasOwnProperty },
            ${modules.map((module, i) => `${JSON.stringify(module)}: m${i}`).join(", ")}
          };`,
        resolveDir: sources,
      }));
    },
  };
}

/**
 * The source of a script that gives a value when it is called with `internals` and `require`, which loads other scripts.
 * Built-ins, and what esbuild's helpers take of `Object`, are those that the runtime script found before there was a tenant.
 */
export function script(body) {
  const guarded = body.replace(/\bvar __\w+\s?=\s?Object\.[^;]*;/g, (helpers) =>
    helpers.replace(/=\s?Object\.(prototype\.)?/g, "=internals.object."),
  );
  if (/__\w+\s?=\s?Object\./.test(guarded)) {
    throw new Error("a helper of esbuild takes a built-in that a tenant may have replaced");
  }
  const builtIns = BUILT_INS.filter((name) => new RegExp(`\\b${name}\\b`).test(guarded));
  return `"use strict";const{${builtIns.join(",")}}=internals.builtIns;${guarded}`;
}

async function exportsOf(path) {
  await init;
  const { code } = await transform(await readFile(path, "utf8"), { loader: "ts", format: "esm" });
  return parse(code)[1].map(({ n }) => n);
}
