import { describe, expect, it } from "vitest";
import { variable, variableNameProblem, variableValueProblem, withVariable } from "./variables.ts";

describe("a variable", () => {
  const bindings = [
    { name: "MODE", type: "plain_text", text: "dark" },
    { name: "STORE", type: "kv_namespace", namespace_id: "n1" },
  ];

  it("replaces the one of its name and leaves all others as they are", () => {
    expect(withVariable(bindings, variable("MODE", "json", '{"dark": true}'))).toEqual([
      { name: "STORE", type: "kv_namespace" },
      { name: "MODE", type: "json", json: { dark: true } },
    ]);
  });

  it("has a name that code can say after env, and that is free", () => {
    expect(variableNameProblem("API_KEY", ["MODE"])).toBeNull();
    expect(variableNameProblem("2FAST", [])).not.toBeNull();
    expect(variableNameProblem("MODE", ["MODE"])).toBe("env.MODE exists already");
  });

  it("has a value that fits and, as JSON, can be read", () => {
    expect(variableValueProblem("json", "[1]")).toBeNull();
    expect(variableValueProblem("json", "[1")).toMatch(/^No JSON/);
    expect(variableValueProblem("plain_text", "ä".repeat(2561))).toBe("At most 5 KB");
  });
});
