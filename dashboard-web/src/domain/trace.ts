/** One invocation of a Worker or an object, as live tails and stored logs tell of it. */
export interface Trace {
  outcome: string;
  scriptName: string;
  entrypoint?: string;
  executionModel: string;
  durableObjectId?: string;
  scriptVersion: { id: string };
  /** In milliseconds since the epoch. */
  eventTimestamp: number;
  /** In milliseconds. */
  cpuTime: number;
  /** In milliseconds. */
  wallTime: number;
  truncated: boolean;
  event: TraceEvent | null;
  logs: TraceLog[];
  exceptions: TraceException[];
}

/** What began it; which kind it is shows in the fields that are there. */
export interface TraceEvent {
  request?: { url: string; method: string; headers: Record<string, string> };
  response?: { status: number };
  cron?: string;
  scheduledTime?: number | string;
  rpcMethod?: string;
  getWebSocketEvent?: { webSocketEventType: string; code?: number };
  type?: string;
  message?: string;
}

export interface TraceLog {
  message: unknown[];
  level: string;
  timestamp: number;
}

export interface TraceException {
  name: string;
  message: string;
  stack?: string;
  timestamp: number;
}

export const LEVELS = ["debug", "info", "log", "warn", "error"] as const;

export interface TraceFilter {
  outcome?: string | undefined;
  level?: string | undefined;
  text?: string | undefined;
}

/** What began an invocation, in a line: "GET /items?page=2", "Cart.add", "Alarm". */
export function eventTitle({ event, entrypoint }: Trace): string {
  if (event === null) return "Invocation";
  if (event.request) return `${event.request.method} ${pathOf(event.request.url)}`;
  if (event.cron !== undefined) return `Schedule ${event.cron}`;
  if (event.rpcMethod !== undefined) return entrypoint ? `${entrypoint}.${event.rpcMethod}` : event.rpcMethod;
  if (event.getWebSocketEvent) return `WebSocket ${event.getWebSocketEvent.webSocketEventType}`;
  if (event.scheduledTime !== undefined) return "Alarm";
  return event.message ?? "Invocation";
}

/** Word that traces are missing, instead of an invocation. */
export function isNotice({ event }: Trace): boolean {
  return event?.type !== undefined && event.message !== undefined;
}

/** A call of `console` as a terminal would show it: strings as they are, everything else as JSON. */
export function printed(message: readonly unknown[]): string {
  return message.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" ");
}

/** What deserves to be seen first of an invocation: its exception, else the last that it printed. */
export function preview({ exceptions, logs }: Trace): string {
  const thrown = exceptions[0];
  if (thrown) return `${thrown.name}: ${thrown.message}`;
  const last = logs.at(-1);
  return last ? printed(last.message) : "";
}

/** The levels of what was printed; exceptions are errors. */
export function levelsOf({ logs, exceptions }: Trace): string[] {
  const levels = new Set(logs.map(({ level }) => level));
  if (exceptions.length > 0) levels.add("error");
  return LEVELS.filter((level) => levels.has(level));
}

/** Whether an invocation passes a filter as the search in stored logs means it. Notices always do. */
export function matches(trace: Trace, { outcome, level, text }: TraceFilter): boolean {
  if (isNotice(trace)) return true;
  if (outcome !== undefined && trace.outcome !== outcome) return false;
  if (level !== undefined && !levelsOf(trace).includes(level)) return false;
  return text === undefined || wordsOf(trace).includes(text.toLowerCase());
}

function wordsOf(trace: Trace): string {
  return [
    trace.event?.request ? `${trace.event.request.method} ${trace.event.request.url}` : eventTitle(trace),
    ...trace.logs.map(({ message }) => printed(message)),
    ...trace.exceptions.map(({ name, message, stack }) => `${name}: ${message}\n${stack ?? ""}`),
  ]
    .join("\n")
    .toLowerCase();
}

function pathOf(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}
