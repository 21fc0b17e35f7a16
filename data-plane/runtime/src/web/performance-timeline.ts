import { host } from "../border/host-ref.ts";
import { structuredClone } from "./structured-clone.ts";
import { asInterface, isObject, requireParameters } from "./webidl.ts";

const creating = Symbol("creating");
/** Older entries make room: an isolate lives long, and nobody may clear them. */
const MOST_ENTRIES = 10_000;

let entries: PerformanceEntry[] = [];

/** https://w3c.github.io/performance-timeline/#the-performanceentry-interface */
export class PerformanceEntry {
  readonly #name: string;
  readonly #entryType: string;
  readonly #startTime: number;
  readonly #duration: number;
  readonly #detail: unknown;

  constructor(
    token?: unknown,
    name = "",
    entryType = "",
    startTime = 0,
    duration = 0,
    detail: unknown = undefined,
  ) {
    if (token !== creating) {
      throw new TypeError("Illegal constructor");
    }
    this.#name = name;
    this.#entryType = entryType;
    this.#startTime = startTime;
    this.#duration = duration;
    this.#detail = detail ?? null;
  }

  get name(): string {
    return this.#name;
  }

  get entryType(): string {
    return this.#entryType;
  }

  get startTime(): number {
    return this.#startTime;
  }

  get duration(): number {
    return this.#duration;
  }

  get detail(): unknown {
    return this.#detail;
  }

  toJSON(): object {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}
asInterface(PerformanceEntry);

interface MarkOptions {
  readonly detail?: unknown;
  readonly startTime?: number;
}

/** https://w3c.github.io/user-timing/#performancemark */
export class PerformanceMark extends PerformanceEntry {
  constructor(name: unknown, options?: MarkOptions) {
    const startTime = options?.startTime === undefined ? host().now() : Number(options.startTime);
    super(creating, `${name as string}`, "mark", startTime, 0, copied(options?.detail));
  }
}
asInterface(PerformanceMark);

/** https://w3c.github.io/user-timing/#performancemeasure */
export class PerformanceMeasure extends PerformanceEntry {}
asInterface(PerformanceMeasure);

interface MeasureOptions {
  readonly detail?: unknown;
  readonly start?: unknown;
  readonly end?: unknown;
  readonly duration?: number;
}

export function mark(name: unknown, options?: MarkOptions): PerformanceMark {
  requireParameters(arguments.length, "Performance", "mark", "string");
  return added(new PerformanceMark(name, options));
}

export function measure(name: unknown, startOrOptions?: unknown, endMark?: unknown): PerformanceMeasure {
  requireParameters(arguments.length, "Performance", "measure", "string");
  const options: MeasureOptions = isObject(startOrOptions)
    ? startOrOptions
    : { start: startOrOptions, end: endMark };
  const start = options.start === undefined ? startBefore(options) : timeOf(options.start);
  const end = options.end === undefined ? endAfter(options, start) : timeOf(options.end);
  const detail = copied(options.detail);
  return added(new PerformanceMeasure(creating, `${name as string}`, "measure", start, end - start, detail));
}

export function entriesWhere(matches: (entry: PerformanceEntry) => boolean): PerformanceEntry[] {
  return entries.filter(matches).sort((one, other) => one.startTime - other.startTime);
}

/** Forgets entries of a type: all, or those of a name. */
export function clearEntries(entryType: string, name: unknown): void {
  entries = entries.filter(
    (entry) => entry.entryType !== entryType || (name !== undefined && entry.name !== `${name as string}`),
  );
}

function startBefore({ end, duration }: MeasureOptions): number {
  return end !== undefined && duration !== undefined ? timeOf(end) - Number(duration) : 0;
}

function endAfter({ duration }: MeasureOptions, start: number): number {
  return duration === undefined ? host().now() : start + Number(duration);
}

/** A time, or that of the last mark of a name; 0 when there is none, as on Workers. */
function timeOf(mark: unknown): number {
  if (typeof mark === "number") {
    return mark;
  }
  const name = `${mark as string}`;
  return entries.findLast((entry) => entry.entryType === "mark" && entry.name === name)?.startTime ?? 0;
}

function added<T extends PerformanceEntry>(entry: T): T {
  if (entries.length >= MOST_ENTRIES) {
    entries.shift();
  }
  entries.push(entry);
  return entry;
}

function copied(detail: unknown): unknown {
  return detail === undefined || detail === null ? null : structuredClone(detail);
}
