import { describe, expect, it } from "vitest";
import { formatBytes, formatCount, formatMicros, formatShare } from "./numbers.ts";
import { rangeName, rangeSearch } from "./range.ts";

describe("numbers", () => {
  it("are short where only their size matters", () => {
    expect([0, 987, 1_240, 3_400_000].map(formatCount)).toEqual(["0", "987", "1.2K", "3.4M"]);
  });

  it("of times have the unit that suits them", () => {
    const texts = [0, 640, 1_250, 340_000, 2_100_000, 210_000_000].map(formatMicros);
    expect(texts).toEqual(["0", "640 µs", "1.25 ms", "340 ms", "2.1 s", "3.5 min"]);
  });

  it("of bytes go in steps of 1024", () => {
    expect([0, 1023, 1536, 5 * 1024 ** 3].map(formatBytes)).toEqual(["0 B", "1,023 B", "1.5 KB", "5 GB"]);
  });

  it("of shares are percentages", () => {
    expect([0, 0.1234, 1].map(formatShare)).toEqual(["0 %", "12.3 %", "100 %"]);
  });
});

describe("ranges", () => {
  it("are read from addresses, without the default and what is none", () => {
    expect(["7d", "24h", "2y", 7].map((range) => rangeSearch({ range }))).toEqual([
      { range: "7d" },
      {},
      {},
      {},
    ]);
  });

  it("have names", () => {
    expect([rangeName("1h"), rangeName("30d")]).toEqual(["the last hour", "the last 30 days"]);
  });
});
