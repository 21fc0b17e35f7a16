import type { Spending, SpendingRequest } from "../api/model.ts";

/** What the form about spending holds while it is filled in. */
export interface SpendingDraft {
  /** In whole units of the currency; empty: no cap. */
  cap: number | "";
  thresholds: string[];
  atCap: "alert" | "pause";
  atRunaway: "ignore" | "alert" | "pause";
  factor: number;
}

const MOST_THRESHOLDS = 10;

export function draftOf(spending: Spending): SpendingDraft {
  return {
    cap: spending.cap_cents === undefined ? "" : spending.cap_cents / 100,
    thresholds: spending.thresholds.map(String),
    atCap: spending.at_cap === "pause" ? "pause" : "alert",
    atRunaway: spending.at_runaway as SpendingDraft["atRunaway"],
    factor: spending.runaway_factor,
  };
}

export function choiceOf({ cap, thresholds, atCap, atRunaway, factor }: SpendingDraft): SpendingRequest {
  return {
    ...(cap !== "" && { cap_cents: Math.round(cap * 100) }),
    thresholds: thresholds.map(Number),
    at_cap: atCap,
    at_runaway: atRunaway,
    runaway_factor: factor,
  };
}

/** Why these cannot be thresholds, if so. */
export function thresholdProblem(thresholds: string[]): string | undefined {
  if (thresholds.length > MOST_THRESHOLDS) return `At most ${MOST_THRESHOLDS}`;
  const fits = thresholds.every((each) => /^[1-9]\d?$/.test(each));
  return fits ? undefined : "Whole percentages from 1 to 99";
}
