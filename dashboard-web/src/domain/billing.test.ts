import { describe, expect, it } from "vitest";
import type { Attention, BilledUsage, Subscription } from "../api/model.ts";
import { describeAttention } from "./attention.ts";
import { daysOf } from "./days.ts";
import { formatCostShare, formatRate } from "./money.ts";
import { choiceOf, thresholdProblem } from "./spending.ts";
import { describeStanding } from "./standing.ts";

describe("how an account stands", () => {
  const subscription: Subscription = {
    plan: "workers_paid",
    status: "active",
    standing: "active",
    price_cents: 500,
    currency: "usd",
    current_period_end: "2026-12-27T12:00:00Z",
    lapses_on: "2026-12-03T12:00:00Z",
    cancel_at_period_end: false,
    provider: "stripe",
  };

  it.each([
    ["active", "Renews on December 27, 2026 for $5, plus", false, false],
    ["ending", "goes on until December 3, 2026; then Durable Objects stop", false, false],
    ["grace", "goes on until December 3, 2026; unless it is paid", true, false],
    ["overdue", "Durable Objects have stopped", true, false],
    ["unpaid", "Durable Objects have stopped", true, false],
    ["ended", "they go on when you subscribe again", false, true],
    ["none", "Nothing is charged", false, true],
  ])("is told when it is %s", (standing, text, owes, canBuy) => {
    const described = describeStanding({ ...subscription, standing });
    expect(described.text).toContain(text);
    expect([described.owes, described.canBuy]).toEqual([owes, canBuy]);
  });
});

describe("the banner", () => {
  const day: Attention = { kind: "day", percent: 90, allowances: ["worker_requests", "rows_read"] };

  it("tells a day that is nearly used up from one that is", () => {
    expect(describeAttention(day)).toMatchObject({
      title: "90% of the day's free allowance is used",
      grave: false,
    });
    expect(describeAttention({ ...day, percent: 100 })).toMatchObject({
      text: expect.stringContaining("Worker requests and rows read: more is refused") as string,
      grave: true,
    });
  });
});

describe("the days of a period", () => {
  it("are all there: used, unused, and to come", () => {
    const usage = {
      from: "2026-11-26T10:17:00Z",
      to: "2026-11-29T10:17:00Z",
      days: [{ date: "2026-11-26", used: { log_events: 3 } }],
    } as unknown as BilledUsage;
    const days = daysOf(usage, "log_events", new Date("2026-11-27T12:00:00Z"));
    expect(days.map((day) => day.values.used)).toEqual([3, 0, null, null]);
  });
});

describe("what is chosen about spending", () => {
  it("is in cents, and leaves out a cap that is not there", () => {
    const draft = {
      cap: 12.3,
      thresholds: ["50", "80"],
      atCap: "pause",
      atRunaway: "alert",
      factor: 10,
    } as const;
    const thresholds = [...draft.thresholds];
    expect(choiceOf({ ...draft, thresholds })).toMatchObject({ cap_cents: 1230, thresholds: [50, 80] });
    expect(choiceOf({ ...draft, thresholds, cap: "" })).not.toHaveProperty("cap_cents");
  });

  it.each(["0", "100", "5.5", "half", ""])("has no threshold of %j", (threshold) => {
    expect(thresholdProblem([threshold])).toBeDefined();
  });

  it("has thresholds of whole percentages", () => {
    expect(thresholdProblem(["1", "50", "99"])).toBeUndefined();
  });
});

describe("amounts of money", () => {
  it("are as exact as they need to be", () => {
    expect(formatCostShare(0.4, "usd")).toBe("< $0.01");
    expect(formatCostShare(0, "usd")).toBe("$0.00");
    expect(formatRate(1.25, "usd")).toBe("$0.0125");
    expect(formatRate(0.00003, "usd")).toBe("$0.30 per million");
  });
});
