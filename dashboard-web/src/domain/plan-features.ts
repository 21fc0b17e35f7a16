import type { Plan } from "../api/model.ts";

export interface PlanFeature {
  label: string;
  /** What use beyond it costs, if it may go beyond. */
  beyond?: string;
}

type Allowance = Plan["allowances"][number];

const METRICS: Record<string, string> = {
  worker_requests: "Worker requests",
  worker_cpu_millis: "ms of Worker CPU time",
  object_requests: "requests to objects",
  object_gb_seconds: "GB-seconds of object time",
  sqlite_rows_read: "rows read (SQLite)",
  sqlite_rows_written: "rows written (SQLite)",
  sqlite_stored_gb: "GB stored (SQLite)",
  kv_read_units: "4 KB reads (key-value)",
  kv_write_units: "4 KB writes (key-value)",
  kv_deletes: "deletes (key-value)",
  kv_stored_gb: "GB stored (key-value)",
  log_events: "log events",
};

const compact = new Intl.NumberFormat("en", {
  notation: "compact",
  compactDisplay: "long",
  maximumFractionDigits: 1,
});

/** What a plan allows beyond its amounts. */
export function planHighlights(plan: Plan): string[] {
  const { limits } = plan;
  const cpu = limits.invocation_cpu_millis;
  return [
    limits.key_value_objects ? "SQLite and key-value objects" : "No key-value objects",
    `Up to ${limits.object_classes} object classes`,
    `${cpu >= 1000 ? `${cpu / 1000} s` : `${cpu} ms`} of CPU per request`,
    `Logs kept for ${limits.log_retention_days} days`,
  ];
}

/** The included amounts in words, in the catalogue's order. */
export function planAllowances(plan: Plan): PlanFeature[] {
  return plan.allowances.map((allowance) => {
    const metric = allowance.metric.toLowerCase();
    const period = allowance.period.toLowerCase();
    const label = `${compact.format(allowance.included)} ${METRICS[metric] ?? metric} a ${period}`;
    const beyond = overage(allowance, plan.currency);
    return beyond === undefined ? { label } : { label, beyond };
  });
}

function overage({ overage_cents: cents, overage_quantity: quantity }: Allowance, currency: string) {
  if (cents === undefined || quantity === undefined) return undefined;
  const price = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    maximumFractionDigits: 4,
  }).format(cents / 100);
  return quantity === 1 ? `${price} each beyond` : `${price} per further ${compact.format(quantity)}`;
}
