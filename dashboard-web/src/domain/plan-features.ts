import type { Plan, Platform } from "../api/model.ts";
import { compactAmount, metricUnit } from "./billed-metrics.ts";
import { formatItems } from "./numbers.ts";

export interface PlanHighlight {
  text: string;
  included: boolean;
}

export interface PlanAllowance {
  label: string;
  /** What happens beyond the included amount. */
  beyond: string;
}

type FreePlan = Platform["free_plan"];
type Allowance = Plan["allowances"][number];

/** What a plan allows irrespective of use. Whether the free one has objects is for the operator to say. */
export function planHighlights(plan: Plan, freePlan: FreePlan): PlanHighlight[] {
  const { limits } = plan;
  const cpu = limits.invocation_cpu_millis;
  return [
    objects(plan, freePlan),
    { text: `${cpu >= 1000 ? `${cpu / 1000} s` : `${cpu} ms`} of CPU time per request`, included: true },
    { text: `Logs kept for ${formatItems(limits.log_retention_days, "day")}`, included: true },
  ];
}

function objects({ price_cents: cents, limits }: Plan, freePlan: FreePlan): PlanHighlight {
  if (cents === 0 && !freePlan.sqlite_objects)
    return { text: "Durable Objects need the paid plan", included: false };
  const kinds = limits.key_value_objects ? "SQLite and key-value" : "SQLite";
  return { text: `Durable Objects, ${kinds}: up to ${limits.object_classes} classes`, included: true };
}

/** The included amounts in words, in the catalogue's order. */
export function planAllowances(plan: Plan): PlanAllowance[] {
  return plan.allowances.map((allowance) => ({
    label: `${amount(allowance)}${period(allowance)}`,
    beyond: overage(allowance, plan.currency),
  }));
}

function amount({ metric, included }: Allowance): string {
  return `${compactAmount(included)} ${metricUnit(metric)}`;
}

/** Stored amounts are an average over the month, so "a month" would mislead. */
function period({ metric, period }: Allowance): string {
  return metric.endsWith("_stored_gb") ? "" : ` a ${period}`;
}

function overage({ overage_cents: cents, overage_quantity: quantity }: Allowance, currency: string): string {
  if (cents === undefined || quantity === undefined) return "no more";
  const price = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currency.toUpperCase(),
    maximumFractionDigits: 4,
  }).format(cents / 100);
  return `then ${price} per ${quantity === 1 ? "GB" : compactAmount(quantity)}`;
}
