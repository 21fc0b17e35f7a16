import { describe, expect, it } from "vitest";
import { eventTitle, levelsOf, matches, preview, type Trace } from "./trace.ts";

const trace: Trace = {
  outcome: "exception",
  scriptName: "shop",
  executionModel: "stateless",
  scriptVersion: { id: "v1" },
  eventTimestamp: 0,
  cpuTime: 1,
  wallTime: 2,
  truncated: false,
  event: { request: { url: "http://shop.ada.localhost/Items?page=2", method: "GET", headers: {} } },
  logs: [{ message: ["found", { items: 3 }], level: "warn", timestamp: 0 }],
  exceptions: [{ name: "TypeError", message: "no price", timestamp: 0 }],
};

describe("an invocation", () => {
  it("is titled by what began it", () => {
    const titled = (event: Trace["event"], entrypoint?: string) =>
      eventTitle({ ...trace, event, ...(entrypoint && { entrypoint }) });
    expect(eventTitle(trace)).toBe("GET /Items?page=2");
    expect(titled({ rpcMethod: "add" }, "Cart")).toBe("Cart.add");
    expect(titled({ cron: "* * * * *", scheduledTime: 0 })).toBe("Schedule * * * * *");
    expect(titled({ scheduledTime: "2026-11-23T12:00:00Z" })).toBe("Alarm");
  });

  it("shows its exception before what it printed", () => {
    expect(preview(trace)).toBe("TypeError: no price");
    expect(preview({ ...trace, exceptions: [] })).toBe('found {"items":3}');
    expect(levelsOf(trace)).toEqual(["warn", "error"]);
  });

  it.each([
    [{ text: "ITEMS?PAGE" }, true],
    [{ text: '{"items":3}' }, true],
    [{ text: "NO PRICE", outcome: "exception", level: "error" }, true],
    [{ text: "absent" }, false],
    [{ outcome: "ok" }, false],
    [{ level: "debug" }, false],
  ])("%o matches: %s", (filter, expected) => {
    expect(matches(trace, filter)).toBe(expected);
  });

  it("always matches when it says that others are missing", () => {
    const notice = { ...trace, event: { type: "overload", message: "3 events are missing" } };
    expect(matches(notice, { text: "absent", level: "debug" })).toBe(true);
  });
});
