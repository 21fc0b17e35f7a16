import { describe, expect, it } from "vitest";
import { bindingChanges } from "./binding-changes.ts";
import { fileChanges } from "./file-changes.ts";
import { actualShares, countedSince, split } from "./shares.ts";

describe("shares", () => {
  it("leave out a version that gets nothing", () => {
    expect(split("a", "b", 20)).toEqual([
      { version_id: "a", percentage: 80 },
      { version_id: "b", percentage: 20 },
    ]);
    expect(split("a", "b", 100)).toEqual([{ version_id: "b", percentage: 100 }]);
  });

  it("are compared with what versions got of their common requests", () => {
    const group = (key: string, requests: number) => ({ key, totals: { requests } });
    const actual = actualShares(["a", "b"], [group("a", 30), group("old", 900), group("b", 10)]);
    expect([actual.get("a"), actual.get("b")]).toEqual([
      { requests: 30, share: 0.75 },
      { requests: 10, share: 0.25 },
    ]);
    expect(actualShares(["a"], []).get("a")?.share).toBeUndefined();
  });

  it("are counted from the first whole minute of a deployment, for a day", () => {
    const at = (time: string) => countedSince("2026-11-27T12:00:20Z", new Date(time));
    expect(at("2026-11-27T12:00:40Z")).toBeUndefined();
    expect(at("2026-11-27T12:01:10Z")).toBe("2026-11-27T12:01:00.000Z");
    expect(at("2026-11-29T08:30:10Z")).toBe("2026-11-28T08:30:00.000Z");
  });
});

describe("changes of bindings", () => {
  it("name what came, went and became something else", () => {
    const kept = { name: "KEY", type: "secret_text" };
    const changes = bindingChanges(
      [kept, { name: "MODE", type: "plain_text", text: "a" }, { name: "OLD", type: "json", json: [1] }],
      [kept, { name: "MODE", type: "plain_text", text: "b" }, { name: "NEW", type: "version_metadata" }],
    );
    expect(changes.map(({ name, kind, before, after }) => [name, kind, before, after])).toEqual([
      ["MODE", "changed", "Text: a", "Text: b"],
      ["NEW", "added", undefined, "Version metadata: Id, tag and time of the running version"],
      ["OLD", "removed", "JSON: [1]", undefined],
    ]);
  });
});

describe("changes of files", () => {
  it("tell what differs, be it text or not, from what does not", () => {
    const file = (name: string, ...content: number[]) => ({
      name,
      type: "application/octet-stream",
      content: new Uint8Array(content),
      text: undefined,
    });
    const { changed, same } = fileChanges(
      [file("a", 1, 2), file("b", 1), file("c", 1)],
      [file("a", 1, 2), file("b", 2), file("d", 1)],
    );
    expect(changed.map(({ name, kind }) => [name, kind])).toEqual([
      ["b", "changed"],
      ["c", "removed"],
      ["d", "added"],
    ]);
    expect(same).toEqual(["a"]);
  });
});
