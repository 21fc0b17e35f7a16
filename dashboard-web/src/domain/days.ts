import type { BilledUsage } from "../api/model.ts";
import { sameDayHere } from "./time.ts";

const DAY_MILLIS = 86_400_000;

interface Day {
  at: string;
  /** Absent for days that have not begun. */
  values: { used: number | null };
}

/** A point for each day (UTC) of the period, also for those on which nothing was used, or that are to come. */
export function daysOf({ from, to, days }: BilledUsage, metric: string, now: Date): Day[] {
  const used = new Map(days.map((day) => [day.date, day.used[metric] ?? 0]));
  const last = Date.parse(to) - 1;
  const points: Day[] = [];
  for (let day = startOfDay(Date.parse(from)); day <= last; day += DAY_MILLIS) {
    const date = new Date(day).toISOString().slice(0, 10);
    const value = day > now.getTime() ? null : (used.get(date) ?? 0);
    points.push({ at: sameDayHere(date).toISOString(), values: { used: value } });
  }
  return points;
}

function startOfDay(millis: number): number {
  return millis - (millis % DAY_MILLIS);
}
