import { caught, group } from "./harness.js";

const groups = (pattern, url) => {
  const result = pattern.exec(url);
  return (
    result &&
    Object.fromEntries(
      Object.entries(result)
        .filter(([key]) => key !== "inputs")
        .map(([key, value]) => [key, [value.input, { ...value.groups }]]),
    )
  );
};

const checks = group({
  inWorker: {
    "a named part": () => groups(new URLPattern({ pathname: "/users/:id" }), "http://h/users/7"),
    "no match": () => new URLPattern({ pathname: "/users/:id" }).exec("http://h/other"),
    test: () => {
      const pattern = new URLPattern({ hostname: "*.example.com", pathname: "/a/*" });
      return [
        pattern.test("http://x.example.com/a/b"),
        pattern.test("http://example.com/a/b"),
        pattern.test("http://x.example.com/b"),
      ];
    },
    "a whole URL": () =>
      groups(new URLPattern("https://:sub.example.com/:path*"), "https://www.example.com/a/b"),
    "with a base": () => new URLPattern("/x/:y", "https://h").test("https://h/x/1"),
    modifiers: () =>
      ["/a/:b?", "/a/:b+", "/a/:b*", "/a{/b}?", "/(\\d+)", "/:n(\\d+).html"].map((pathname) => {
        const pattern = new URLPattern({ pathname });
        return ["/a", "/a/1", "/a/1/2", "/a/b", "/12", "/12.html"].map((path) =>
          pattern.test({ pathname: path }),
        );
      }),
    "a group without a name": () => groups(new URLPattern({ pathname: "/a/(.*)/c" }), "http://h/a/b/c"),
    components: () => {
      const pattern = new URLPattern("https://h:8080/a/:b?q=:c#:d");
      return [
        pattern.protocol,
        pattern.hostname,
        pattern.port,
        pattern.pathname,
        pattern.search,
        pattern.hash,
        pattern.username,
        pattern.password,
      ];
    },
    "defaults are wildcards": () => {
      const pattern = new URLPattern({ pathname: "/x" });
      return [pattern.protocol, pattern.hostname, pattern.port, pattern.search, pattern.hash];
    },
    "no argument matches everything": () => new URLPattern().test("https://h/x?y#z"),
    ignoreCase: () => [
      new URLPattern({ pathname: "/A" }, { ignoreCase: true }).test("http://h/a"),
      new URLPattern({ pathname: "/A" }).test("http://h/a"),
    ],
    hasRegExpGroups: () => [
      new URLPattern({ pathname: "/:a" }).hasRegExpGroups,
      new URLPattern({ pathname: "/(\\d)" }).hasRegExpGroups,
    ],
    "a wrong pattern is refused": async () => (await caught(() => new URLPattern({ pathname: "/(" }))).error,
    "a doubled name is refused": async () =>
      (await caught(() => new URLPattern({ pathname: "/:a/:a" }))).error,
    "a relative pattern without a base is refused": async () =>
      (await caught(() => new URLPattern("/x"))).error,
    "an optional group that is missing": () =>
      groups(new URLPattern({ pathname: "/a/:b?" }), "http://h/a").pathname,
    "encoding in the pattern": () => [
      new URLPattern({ pathname: "/ü" }).pathname,
      new URLPattern({ pathname: "/ü" }).test("http://h/ü"),
    ],
    "inputs are told": () => new URLPattern({ pathname: "/x" }).exec("http://h/x").inputs,
    "the tag": () => Object.prototype.toString.call(new URLPattern()),
  },
});

export class Store extends checks.Store {}
export class Legacy extends checks.Legacy {}
export default checks.entry;
