import { expect, it } from "vitest";
import { changesBetween } from "./changes.ts";

it("names what differs by its path, and leaves out what is the same", () => {
  const before = { name: "shop", settings: { enabled: false, rate: 1 }, tags: ["a", "b"] };
  const after = { name: "shop", settings: { enabled: true, rate: 1 }, tags: [] };
  expect(changesBetween(before, after)).toEqual([
    { path: "settings.enabled", before: "false", after: "true" },
    { path: "tags", before: "a, b", after: "none" },
  ]);
});

it("shows all of what was created or deleted", () => {
  expect(changesBetween(undefined, { id: "x" })).toEqual([{ path: "id", after: "x" }]);
  expect(changesBetween({ id: "x" }, null)).toEqual([{ path: "id", before: "x" }]);
});
