import { caught, group } from "./harness.js";
import data from "./words.bin";
import json from "./value.json";
import text from "./words.txt";
import wasm from "./answer.wasm";
import * as sub from "./sub.mjs";
import * as cycle from "./cycle-a.mjs";

const importing = (name, options) => caught(async () => Object.keys(await import(name, options)));

const checks = group({
  inWorker: {
    "a text module is a string": () => text,
    "a data module is an ArrayBuffer": () => data,
    "a JSON module is its value": () => json,
    "a JSON module is one value for all": async () => (await import("./value.json")).default === json,
    "a wasm module is a compiled module": () => wasm instanceof WebAssembly.Module,
    "a wasm module can be instantiated": async () => (await WebAssembly.instantiate(wasm, {})).exports.f(),
    "a static import's namespace": () => Object.keys(sub),
    "an import at run time gives the static import's namespace": async () =>
      (await import("./sub.mjs")) === sub,
    "an import of a name without dot": () => importing("sub.mjs"),
    "an import of a name with a slash": () => importing("/sub.mjs"),
    "an import of a name that is made": async () => {
      const name = ["s", "u", "b"].join("");
      return (await import(`./${name}.mjs`)).default;
    },
    "an import below a folder": async () => (await import("./lib/deep.mjs")).default,
    "a module below a folder imports relative to itself": async () => (await import("./lib/deep.mjs")).up,
    "a module that imports at run time, relative to itself": async () =>
      (await import("./lib/deep.mjs")).lazy(),
    "an import of itself": async () => typeof (await import("./imports.js")).default,
    "an import that nobody awaits": () => {
      import("./sub.mjs");
      return "fine";
    },
    "simultaneous imports evaluate once": async () => {
      const [a, b] = await Promise.all([import("./counted.mjs"), import("./counted.mjs")]);
      return [a === b, globalThis.countedRuns];
    },
    "a module that is imported again does not run again": async () => {
      await import("./late.mjs");
      await import("./late.mjs");
      return globalThis.lateRuns;
    },
    "a missing module": () => importing("./missing.mjs"),
    "a missing module without dot": () => importing("missing"),
    "a missing module of Node": () => importing("node:missing"),
    "a missing module of Cloudflare": () => importing("cloudflare:missing"),
    "a module that throws": () => importing("./throws.mjs"),
    "a module that threw throws again, the same": async () => {
      const errors = [];
      for (let i = 0; i < 2; i++) await import("./throws.mjs").catch((error) => errors.push(error));
      return [errors[0] === errors[1], errors[0].message];
    },
    "a module that lacks an export": () => importing("./lacks.mjs"),
    "a number is a name": () => importing(12),
    "a symbol is no name": () => importing(Symbol("name")),
    "an object is a name": () => importing({ toString: () => "./sub.mjs" }),
    "an object whose name throws": () =>
      importing({
        toString() {
          throw new RangeError("no name");
        },
      }),
    "top-level await": async () => (await import("./waits.mjs")).default,
    "top-level await of an import": async () => (await import("./waits.mjs")).other,
    "nothing can be begun at top level": async () => (await import("./begins.mjs")).default,
    "a namespace with then": async () => await import("./thenable.mjs"),
    "import attributes": () => importing("./value.json", { with: { type: "json" } }),
    "an empty object of options": () => importing("./sub.mjs", {}),
    "import.meta is an object without properties": () => [
      typeof import.meta,
      Reflect.ownKeys(import.meta),
      Object.getPrototypeOf(import.meta),
    ],
    "import.meta is one object": () => import.meta === import.meta,
    "import.meta of another module is another": () => sub.meta === import.meta,
    "import in a string, a comment and a property": () => {
      const object = { import: (name) => `method ${name}` };
      // import("./missing.mjs")
      return [object.import("x"), 'import("./missing.mjs")', `${"import('y')"}`, /import("z")/.source];
    },
    "a method named import": () => {
      class Importer {
        import(name) {
          return `imported ${name}`;
        }
      }
      return new Importer().import("x");
    },
    "an import in an expression": async () =>
      (await Promise.all(["./sub.mjs", "./lib/deep.mjs"].map((name) => import(name)))).map(
        (each) => each.default,
      ),
    "an import with comments inside": async () =>
      (await import(/* webpackIgnore: true */ "./sub.mjs" /* after */)).default,
    cycles: () => [cycle.name, cycle.other(), cycle.back()],
    "a module of the platform at run time": async () =>
      typeof (await import("cloudflare:workers")).DurableObject,
    "a module for sockets can be named": async () => typeof (await import("cloudflare:sockets")).connect,
    "a module of Node at run time": async () => {
      const { default: util, inspect } = await import("node:util");
      return util.inspect === inspect;
    },
    "a module of Node without prefix": async () => (await import("util")) === (await import("node:util")),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
