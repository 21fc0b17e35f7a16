import { describe, expect, it } from "vitest";
import { templates } from "../templates/index.ts";
import { mainSource } from "../templates/template.ts";
import { compactJson } from "./compact-json.ts";
import { highlight } from "./highlight.ts";
import { planAllowances } from "./plan-features.ts";
import { safeReturnPath } from "./return-path.ts";
import { subdomainProblem, suggestSubdomain } from "./subdomain.ts";
import { relativeTime, utcTime } from "./time.ts";
import { objectClasses } from "./project/classes.ts";
import { templateUpload } from "./upload.ts";
import { freeName, workerNameProblem } from "./worker-name.ts";

describe("subdomains", () => {
  it.each(["ada", "my-team", "a1b", "x".repeat(63)])("accept %s", (name) => {
    expect(subdomainProblem(name)).toBeNull();
  });

  it.each(["ab", "-ada", "ada-", "Ada", "a.b.c", "ö-team", "x".repeat(64)])("refuse %s", (name) => {
    expect(subdomainProblem(name)).not.toBeNull();
  });

  it("are suggested from an e-mail address, if anything usable is in it", () => {
    expect(suggestSubdomain("Ada.Lovelace+x@example.com")).toBe("ada-lovelace-x");
    expect(suggestSubdomain("é@example.com")).toBe("");
  });
});

describe("worker names", () => {
  it("are host labels that nobody has", () => {
    expect(workerNameProblem("hello", [])).toBeNull();
    for (const name of ["", "-a", "a_b", "A", "a".repeat(64)])
      expect(workerNameProblem(name, [])).not.toBeNull();
    expect(workerNameProblem("hello", ["hello"])).toContain("exists already");
  });

  it("are counted up until one is free", () => {
    expect(freeName("counter", ["counter", "counter-2"])).toBe("counter-3");
  });
});

describe("times", () => {
  const now = new Date("2026-11-23T12:00:00Z");

  it.each([
    ["2026-11-23T11:59:30Z", "just now"],
    ["2026-11-23T12:00:20Z", "just now"],
    ["2026-11-23T11:57:00Z", "3 minutes ago"],
    ["2026-11-23T10:00:00Z", "2 hours ago"],
    ["2026-11-22T11:00:00Z", "yesterday"],
    ["2026-09-01T00:00:00Z", "2 months ago"],
  ])("%s reads %s", (when, text) => {
    expect(relativeTime(new Date(when), now)).toBe(text);
  });

  it("are exact in UTC", () => {
    expect(utcTime(now)).toBe("2026-11-23 12:00:00 UTC");
  });
});

describe("return paths", () => {
  it("stay on this origin", () => {
    expect(safeReturnPath("/workers/a?tab=versions", "/")).toBe("/workers/a?tab=versions");
    for (const path of ["//evil.example", "/\\evil.example", "https://evil.example", "", 7, undefined])
      expect(safeReturnPath(path, "/workers")).toBe("/workers");
  });
});

describe.each(templates)("the template $title", (template) => {
  const code = Object.values(template.modules).join("\n");

  it("is uploaded as wrangler would upload it", () => {
    const form = templateUpload(template);
    expect([...form.keys()]).toEqual(["metadata", ...Object.keys(template.modules)]);
    expect(JSON.parse(form.get("metadata") as string)).toMatchObject({
      main_module: template.mainModule,
      bindings: template.bindings,
      compatibility_date: template.compatibilityDate,
    });
    const main = form.get(template.mainModule) as File;
    expect([main.name, main.type]).toEqual([template.mainModule, "application/javascript+module"]);
  });

  it("binds and migrates exactly the classes that it exports", () => {
    expect(template.newSqliteClasses).toEqual(objectClasses(template.modules));
    const bound = template.bindings.flatMap((binding) =>
      binding.type === "durable_object_namespace" ? [binding.class_name] : [],
    );
    expect(bound).toEqual(template.newSqliteClasses);
    for (const binding of template.bindings) expect(code).toContain(`env.${binding.name}`);
  });

  it("imports only modules that it has", () => {
    const imports = [...code.matchAll(/from "\.\/([^"]+)"/g)].map(([, name]) => name);
    expect(Object.keys(template.modules)).toEqual(expect.arrayContaining(imports));
  });

  it("loses nothing when coloured", () => {
    const tokens = highlight(mainSource(template));
    expect(tokens.map((token) => token.text).join("")).toBe(mainSource(template));
  });
});

describe("highlighting", () => {
  it("tells comments and strings from code", () => {
    expect(highlight('const a = "//"; // new').map(({ kind, text }) => [kind, text])).toEqual([
      ["keyword", "const"],
      ["text", " a = "],
      ["string", '"//"'],
      ["text", "; "],
      ["comment", "// new"],
    ]);
  });
});

describe("compact JSON", () => {
  it("keeps short values on one line and parses back", () => {
    const value = { a: { b: [1, "x"] }, long: Array.from({ length: 40 }, (_, i) => i), empty: {} };
    const text = compactJson(value);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).toContain('"a": { "b": [1, "x"] }');
  });
});

describe("what a plan includes", () => {
  it("is told with what more costs", () => {
    const base = { id: "p", name: "P", price_cents: 500, currency: "usd" };
    const limits = {
      object_classes: 1,
      key_value_objects: true,
      invocation_cpu_millis: 30_000,
      log_retention_days: 7,
    };
    const allowances = [
      {
        metric: "worker_requests",
        included: 10_000_000,
        period: "month",
        overage_cents: 30,
        overage_quantity: 1_000_000,
      },
      { metric: "sqlite_stored_gb", included: 5, period: "month", overage_cents: 20, overage_quantity: 1 },
      { metric: "sqlite_rows_read", included: 5_000_000, period: "day" },
    ];
    expect(planAllowances({ ...base, limits, allowances })).toEqual([
      { label: "10M Worker requests a month", beyond: "then $0.30 per 1M" },
      { label: "5 GB stored in SQLite", beyond: "then $0.20 per GB" },
      { label: "5M SQLite rows read a day", beyond: "no more" },
    ]);
  });
});
