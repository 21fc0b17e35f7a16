const METRICS: Record<string, string> = {
  worker_requests: "Worker requests",
  worker_cpu_millis: "ms of Worker CPU time",
  object_requests: "requests to objects",
  object_gb_seconds: "GB-seconds of objects",
  sqlite_rows_read: "SQLite rows read",
  sqlite_rows_written: "SQLite rows written",
  sqlite_stored_gb: "GB stored in SQLite",
  kv_read_units: "key-value reads of 4 KB",
  kv_write_units: "key-value writes of 4 KB",
  kv_deletes: "key-value deletes",
  kv_stored_gb: "GB stored in key-value",
  log_events: "log events",
};

const TITLES: Record<string, string> = {
  worker_requests: "Worker requests",
  worker_cpu_millis: "Worker CPU time (ms)",
  object_requests: "Object requests",
  object_gb_seconds: "Object duration (GB-s)",
  sqlite_rows_read: "SQLite rows read",
  sqlite_rows_written: "SQLite rows written",
  sqlite_stored_gb: "SQLite storage (GB)",
  kv_read_units: "Key-value reads (4 KB)",
  kv_write_units: "Key-value writes (4 KB)",
  kv_deletes: "Key-value deletes",
  kv_stored_gb: "Key-value storage (GB)",
  log_events: "Log events",
};

/** The daily allowances that pods watch, as the API names them. */
const ALLOWANCES: Record<string, string> = {
  worker_requests: "Worker requests",
  object_requests: "requests to objects",
  object_duration: "duration of objects",
  rows_read: "rows read",
  rows_written: "rows written",
};

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** What stands after an amount: "5 GB stored in SQLite". */
export function metricUnit(metric: string): string {
  return METRICS[metric] ?? metric.replaceAll("_", " ");
}

/** What stands alone, in a table or above a chart. */
export function metricTitle(metric: string): string {
  return TITLES[metric] ?? metric.replaceAll("_", " ");
}

export function allowanceName(allowance: string): string {
  return ALLOWANCES[allowance] ?? allowance.replaceAll("_", " ");
}

/** "1.2M" */
export function compactAmount(amount: number): string {
  return compact.format(amount);
}

/** Exact as long as that is short: "1,234", "1.2M". */
export function shortAmount(amount: number): string {
  return Math.abs(amount) < 100_000 ? exactAmount(amount) : compactAmount(amount);
}

/** "1,234", and "0.128" where it is less than ten. */
export function exactAmount(amount: number): string {
  return Math.abs(amount) < 10 ? small.format(amount) : whole.format(amount);
}
