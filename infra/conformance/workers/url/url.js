import { caught, group } from "./harness.js";

const parts = (url) => [
  url.href,
  url.origin,
  url.protocol,
  url.username,
  url.password,
  url.host,
  url.hostname,
  url.port,
  url.pathname,
  url.search,
  url.hash,
];

const set = (base, property, value) => {
  const url = new URL(base);
  url[property] = value;
  return url.href;
};

const checks = group({
  inWorker: {
    "parts of different URLs": () =>
      [
        "http://user:pa%20ss@Example.COM:8080/a/../b/./c;d?x=1&y=#frag",
        "https://h:443/?",
        "http://h/#",
        "ftp://h:21/x",
        "ws://h:80/",
        "file:///C:/x/../y",
        "data:text/plain,hi#a",
        "mailto:a@b",
        "blob:https://h/uuid",
        "javascript:1",
        "http://[::1]:8080/",
        "http://[2001:DB8::0:1]/",
        "urn:a:b",
        "custom://Host/Path?q#h",
        "http://h/%7Efoo/%zz",
        "http://h\\a\\b",
        "  http://h/ ",
      ].map((text) => parts(new URL(text))),
    "relative URLs": () =>
      [
        "",
        "x",
        "/x",
        "//other/x",
        "?q",
        "#f",
        "../x",
        "../../../x",
        "./.",
        "x/./y/../z",
        "http:x",
        "\\x",
        "y:z",
      ].map((text) => new URL(text, "http://h/a/b/c?d#e").href),
    "numbers as hosts": () =>
      [
        "http://127.1/",
        "http://0x7f.1/",
        "http://017700000001/",
        "http://4294967295/",
        "http://1.2.3.4./",
      ].map((text) => new URL(text).hostname),
    "wrong URLs": () =>
      Promise.all(
        [
          "",
          "x",
          "http://",
          "http://h:99999/",
          "http://[::1",
          "http://a b/",
          "http://h:x/",
          "http://1.2.3.256/",
          "//h",
          "http://%/",
        ].map((text) => caught(() => new URL(text))),
      ),
    "a wrong base": () => caught(() => new URL("/x", "nothing")),
    "no argument": () => caught(() => new URL()),
    "hosts in other scripts": () =>
      [
        "http://bücher.example/",
        "http://例え.テスト/",
        "http://faß.de/",
        "http://xn--bcher-kva.example/",
        "http://☃.net/",
        "http://ÄÖÜ.example/",
      ].map((text) => new URL(text).hostname),
    "wrong hosts in other scripts": () =>
      Promise.all(
        ["http://a\u00adb/", "http://\u200d.example/"].map(
          async (text) => (await caught(() => new URL(text).hostname)).value ?? "refused",
        ),
      ),
    "an empty name in Punycode": async () =>
      (await caught(() => new URL("http://xn--/").hostname)).value ?? "refused",
    "canParse and parse": () => [
      URL.canParse("http://h"),
      URL.canParse("x"),
      URL.canParse("x", "http://h"),
      URL.parse("x"),
      URL.parse("x", "http://h/")?.href,
    ],
    setters: () => [
      set("http://h/", "protocol", "https"),
      set("http://h/", "protocol", "data"),
      set("http://h/", "host", "x:81"),
      set("http://h/", "hostname", "ü"),
      set("http://h/", "hostname", ""),
      set("http://h:80/", "port", "8080x"),
      set("http://h:81/", "port", ""),
      set("http://h/", "port", "70000"),
      set("http://h/", "pathname", "a b/ü"),
      set("http://h/", "search", "a=ü&b"),
      set("http://h/?x", "search", ""),
      set("http://h/", "hash", "a b"),
      set("http://h/#x", "hash", ""),
      set("http://h/", "username", "a:b"),
      set("http://h/", "password", "@"),
      set("data:x", "pathname", "y"),
      set("file:///x", "port", "1"),
    ],
    "a wrong href is refused": () => caught(() => set("http://h/", "href", "x")),
    "searchParams are live": () => {
      const url = new URL("http://h/?a=1");
      url.searchParams.append("b", "2 3");
      const first = url.href;
      url.search = "?c=4";
      return [first, [...url.searchParams], url.searchParams === url.searchParams];
    },
    "deleting all parameters": () => {
      const url = new URL("http://h/?a=1#x");
      url.searchParams.delete("a");
      return url.href;
    },
    "toString and toJSON": () => [String(new URL("http://h")), JSON.stringify({ u: new URL("http://h") })],
    tags: () => [
      Object.prototype.toString.call(new URL("http://h")),
      Object.prototype.toString.call(new URLSearchParams()),
      Object.keys(new URL("http://h")),
    ],
    "parameters from different things": () => [
      String(new URLSearchParams("?a=1&b=%20+&c&=d&&e==f")),
      String(new URLSearchParams({ a: 1, b: null })),
      String(
        new URLSearchParams([
          ["a", "b"],
          ["a", "c"],
        ]),
      ),
      String(new URLSearchParams(new URLSearchParams("x=y"))),
      String(new URLSearchParams(new Map([["k", "v"]]))),
      String(new URLSearchParams()),
      String(new URLSearchParams(undefined)),
    ],
    "text that is no UTF-8": () => [
      String(new URLSearchParams("a=\ud800")),
      String(new URLSearchParams("b=%ff")),
    ],
    "wrong pairs are refused": async () =>
      Promise.all(
        [[["a"]], [["a", "b", "c"]], [1]].map(
          async (init) => (await caught(() => new URLSearchParams(init))).error,
        ),
      ),
    "append, set and delete": () => {
      const params = new URLSearchParams("a=1&b=2&a=3");
      params.set("a", "x");
      params.append("c", "y");
      params.delete("b");
      return [String(params), params.size];
    },
    "has and delete with a value": () => {
      const params = new URLSearchParams("a=1&a=2");
      const had = [params.has("a", "1"), params.has("a", "3"), params.has("a", undefined)];
      params.delete("a", "1");
      return [had, String(params)];
    },
    "get and getAll": () => {
      const params = new URLSearchParams("a=1&a=2");
      return [params.get("a"), params.getAll("a"), params.get("b"), params.getAll("b")];
    },
    sort: () => {
      const params = new URLSearchParams("z=1&ﬃ=2&🌈=3&a=4&z=0");
      params.sort();
      return [...params];
    },
    iteration: () => {
      const params = new URLSearchParams("a=1&b=2");
      const seen = [];
      params.forEach((value, key, self) => seen.push([key, value, self === params]));
      return [
        seen,
        [...params.keys()],
        [...params.values()],
        [...params.entries()],
        typeof params.entries().next,
      ];
    },
    "changes while iterating": () => {
      const params = new URLSearchParams("a=1&b=2&c=3");
      const seen = [];
      for (const [key] of params) {
        seen.push(key);
        if (key === "a") params.delete("b");
      }
      return seen;
    },
    "missing arguments are refused": () =>
      Promise.all(
        [(p) => p.get(), (p) => p.append("a"), (p) => p.set("a"), (p) => p.has(), (p) => p.forEach()].map(
          async (action) => (await caught(() => action(new URLSearchParams()))).error,
        ),
      ),
    "encoding of special characters": () => String(new URLSearchParams([["a*-._~", "!'()&=+ %ü€😀"]])),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
