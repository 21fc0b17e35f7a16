import { caught, group } from "./harness.js";

const entries = (headers) => [...headers];

const checks = group({
  inWorker: {
    "names are lower-cased and sorted": () => entries(new Headers({ "X-B": "1", "a-A": "2", accept: "3" })),
    "get takes any case": () => new Headers({ "X-Name": "v" }).get("x-nAME"),
    "get of a missing header is null": () => new Headers().get("x"),
    "append joins with a comma": () => {
      const headers = new Headers([["x", "1"]]);
      headers.append("X", "2");
      return [headers.get("x"), entries(headers)];
    },
    "set replaces all": () => {
      const headers = new Headers([["x", "1"], ["x", "2"]]); // prettier-ignore
      headers.set("X", "3");
      return entries(headers);
    },
    "delete removes all": () => {
      const headers = new Headers([["x", "1"], ["x", "2"], ["y", "3"]]); // prettier-ignore
      headers.delete("X");
      return entries(headers);
    },
    has: () => [new Headers({ a: "" }).has("A"), new Headers().has("a")],
    "values lose white space around them": () => new Headers({ a: " \t b c \t" }).get("a"),
    "cookies are kept apart": () => {
      const headers = new Headers();
      headers.append("set-cookie", "a=1");
      headers.append("Set-Cookie", "b=2");
      return [headers.getSetCookie(), headers.get("set-cookie"), entries(headers)];
    },
    "getAll of cookies": () => new Headers([["set-cookie", "a=1"], ["set-cookie", "b=2"]]).getAll("Set-Cookie"), // prettier-ignore
    "getAll of another header is refused": () => caught(() => new Headers({ a: "1" }).getAll("a")),
    "forEach gives value, name and headers": () => {
      const seen = [];
      const headers = new Headers({ b: "2", a: "1" });
      headers.forEach((value, name, all) => seen.push([value, name, all === headers]));
      return seen;
    },
    "keys and values": () => {
      const headers = new Headers({ b: "2", a: "1" });
      return [[...headers.keys()], [...headers.values()]];
    },
    "from another Headers": () => entries(new Headers(new Headers({ a: "1" }))),
    "from pairs": () => entries(new Headers([["a", "1"], ["b", "2"]])), // prettier-ignore
    "from a map": () => entries(new Headers(new Map([["a", "1"]]))),
    "from nothing": () => [entries(new Headers()), entries(new Headers(undefined))],
    "values are coerced to strings": () => entries(new Headers({ a: 1, b: null, c: true })),
    "a wrong name is refused": () => caught(() => new Headers({ "a b": "1" })),
    "an empty name is refused": () => caught(() => new Headers([["", "1"]])),
    "a value with a line break is refused": () => caught(() => new Headers({ a: "b\nc" })),
    "a value with a null is refused": () => caught(() => new Headers({ a: "b\0c" })),
    "a pair of three is refused": () => caught(() => new Headers([["a", "b", "c"]])),
    "has a tag": () => Object.prototype.toString.call(new Headers()),
    "set needs two arguments": () => caught(() => new Headers().set("a")),
    "incoming headers cannot be changed": ({ request }) => caught(() => request.headers.set("a", "b")),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
