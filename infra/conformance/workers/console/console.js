import { caught, group } from "./harness.js";

const METHODS = [
  "assert",
  "clear",
  "count",
  "countReset",
  "debug",
  "dir",
  "dirxml",
  "error",
  "group",
  "groupCollapsed",
  "groupEnd",
  "info",
  "log",
  "table",
  "time",
  "timeEnd",
  "timeLog",
  "trace",
  "warn",
];

/** How often formatting looks at an object, as far as a program can see. */
function watched(print) {
  let runs = 0;
  const value = {
    get a() {
      runs++;
      return 1;
    },
  };
  print(value);
  return runs;
}

const checks = group({
  inWorker: {
    methods: () => METHODS.map((name) => [name, typeof console[name]]),
    "everything returns undefined": () =>
      METHODS.filter((name) => name !== "clear").map((name) => [name, console[name]("label")]),
    "methods work without their object": () => {
      const { log, table, count } = console;
      return [log("x"), table([1]), count("c")];
    },
    "getters are not run": () => watched((value) => console.log(value)),
    "values that cannot be shown hurt nobody": () => {
      const hostile = new Proxy(
        {},
        {
          get() {
            throw new Error("get");
          },
          ownKeys() {
            throw new Error("keys");
          },
        },
      );
      return caught(() => console.log(hostile));
    },
    "a symbol": () => caught(() => console.log(Symbol("x"), Object(Symbol("y")))),
    "a null prototype": () => caught(() => console.log(Object.create(null))),
    "holders of all kinds": () =>
      caught(() => console.log("%s %d %i %f %j %o %O %c %%", "a", 1, 2, 3, {}, {}, {}, "css")),
    "circular values": () => {
      const value = {};
      value.self = value;
      return caught(() => console.log(value, [value], new Map([[value, value]])));
    },
    "a circular value as JSON": () => {
      const value = {};
      value.self = value;
      return caught(() => console.log("%j", value));
    },
    "an error with a cause": () => caught(() => console.error(new Error("x", { cause: new Error("y") }))),
    "console can be replaced": () => {
      const before = console.log;
      const seen = [];
      console.log = (...values) => seen.push(values);
      console.log("mine", 1);
      console.log = before;
      return seen;
    },
    "a long line": () => caught(() => console.log("x".repeat(100_000))),
    "groups can be closed too often": () => {
      console.groupEnd();
      console.groupEnd();
      return "fine";
    },
    "its tag": () => Object.prototype.toString.call(console),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
