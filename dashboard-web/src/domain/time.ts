const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const local = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const localSeconds = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const localDay = new Intl.DateTimeFormat("en", { dateStyle: "long" });

/** "3 minutes ago"; under a minute, and for clocks that disagree slightly, "just now". */
export function relativeTime(when: Date, now: Date): string {
  const seconds = (when.getTime() - now.getTime()) / 1000;
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
  }
  return "just now";
}

/** In the viewer's time zone. */
export function localTime(when: Date): string {
  return local.format(when);
}

/** In the viewer's time zone, the day only. */
export function localDate(when: Date): string {
  return localDay.format(when);
}

/** "2026-11-23 12:30:05 UTC" */
export function utcTime(when: Date): string {
  return `${when.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** "Nov 27, 2026, 1:30 PM · 2026-11-27 12:30:00 UTC" */
export function bothTimes(when: Date): string {
  return `${localTime(when)} · ${utcTime(when)}`;
}

/** "Nov 27, 12:30:05", in the viewer's time zone: for what follows each other closely. */
export function momentWithSeconds(when: Date): string {
  return localSeconds.format(when);
}

/** "2 hours", "90 minutes": whole hours as such, anything else in minutes. */
export function durationText(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0 ? [seconds / 3600, "hour"] : [Math.round(seconds / 60), "minute"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** When the day ends at which daily amounts are counted anew. */
export function nextMidnightUtc(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
}

/** A day of UTC such as "2026-11-23", as the same day in the viewer's time zone. */
export function sameDayHere(day: string): Date {
  return new Date(`${day}T00:00`);
}
