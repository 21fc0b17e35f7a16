const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const day = new Intl.DateTimeFormat("en", { month: "short", day: "numeric" });
const dayAndClock = new Intl.DateTimeFormat("en", {
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

const DAY_MILLIS = 86_400_000;

/** Names moments on an axis, in the viewer's zone: by the clock within about a day, by the date beyond. */
export function tickFormatter(points: readonly { at: string }[]): (at: string) => string {
  const first = points[0];
  const last = points.at(-1);
  const span = first && last ? Date.parse(last.at) - Date.parse(first.at) : 0;
  const format = span <= 1.5 * DAY_MILLIS ? clock : day;
  return (at) => format.format(new Date(at));
}

/** "Nov 27, 12:30", in the viewer's zone. */
export function momentName(at: string): string {
  return dayAndClock.format(new Date(at));
}
