import { caught, group } from "./harness.js";
import * as namespace from "./main.cjs";
import main from "./main.cjs";
import other from "./lib/other.cjs";

const requiring = (name) => caught(() => main.load(name));

const checks = group({
  inWorker: {
    "a namespace has the default export only": () => Object.keys(namespace),
    "module.exports is the default export": () => typeof main.load,
    "what is around the module's code": () => main.around,
    "the module's own name and folder": () => main.names,
    "a module below a folder has its folder": () => other.names,
    "require finds another, relative to itself": () => main.other === other,
    "require gives one object": () => main.load("./lib/other.cjs") === main.load("lib/other.cjs"),
    "a module runs once": () => globalThis.otherRuns,
    "exports may be filled": () => main.load("./filled.cjs"),
    "exports may be a primitive": () => main.load("./primitive.cjs"),
    "a cycle sees what is there": () => main.load("./cycle-a.cjs"),
    "require of text": () => main.load("./words.txt"),
    "require of JSON": () => main.load("./value.json"),
    "require of data": () => main.load("./words.bin"),
    "require of an ES module gives its default export": () => main.es,
    "require of an ES module without default export": () => typeof main.named,
    "require of a module that throws": () => requiring("./throws.cjs"),
    "require of a module that threw": () => requiring("./throws.cjs"),
    "require of a missing module": () => requiring("./missing.cjs"),
    "require of a missing module of Node": () => requiring("node:missing"),
    "require of a module of Node": () => typeof main.load("node:path").join,
    "require of a module of Node without prefix": () => main.load("path") === main.load("node:path"),
    "require of a module of Node that is a function": () => typeof main.load("assert"),
    "an import at run time": async () => (await import("./lib/other.cjs")).default === other,
    "an ES module imports one": () => main.reexported,
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
