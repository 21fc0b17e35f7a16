import { describe, expect, it } from "vitest";
import { diffLines, hunks } from "./diff.ts";

function written(before: string[], after: string[]): string[] {
  const sign = { same: " ", added: "+", removed: "-" };
  return diffLines(before.join("\n"), after.join("\n")).map(({ kind, text }) => sign[kind] + text);
}

describe("a diff", () => {
  it("has the fewest edits", () => {
    expect(written(["a", "b", "c", "a", "b", "b", "a"], ["c", "b", "a", "b", "a", "c"])).toHaveLength(9);
    expect(written(["a", "x", "c"], ["a", "y", "c", "d"])).toEqual([" a", "-x", "+y", " c", "+d"]);
  });

  it("leads from one text to the other, whatever they are", () => {
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 200; round += 1) {
      const text = () => Array.from({ length: random(12) }, () => "abc"[random(3)]).join("\n");
      const [before, after] = [text(), text()];
      const lines = diffLines(before, after);
      const side = (other: string) =>
        lines
          .filter(({ kind }) => kind !== other)
          .map((line) => line.text)
          .join("\n");
      expect([side("added"), side("removed")]).toEqual([before, after]);
    }
  });

  it("numbers the lines of both sides", () => {
    const lines = diffLines("a\nb\n", "b\nc\n");
    expect(lines.map(({ before, after }) => [before, after])).toEqual([
      [1, undefined],
      [2, 1],
      [undefined, 2],
    ]);
  });

  it("of texts that have nothing in common is quick", () => {
    const text = (name: string) => Array.from({ length: 20_000 }, (_, index) => name + index).join("\n");
    expect(diffLines(text("a"), text("b"))).toHaveLength(40_000);
  });

  it("is read in hunks that say how much is left out", () => {
    const before = Array.from({ length: 30 }, (_, index) => `line ${index}`);
    const after = before.with(4, "changed").with(25, "changed too");
    const found = hunks(diffLines(before.join("\n"), after.join("\n")), 2);
    expect(found.map(({ skipped, lines }) => [skipped, lines.length])).toEqual([
      [2, 6],
      [16, 6],
    ]);
  });
});
