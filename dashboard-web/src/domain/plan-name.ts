const NAMES: Record<string, string> = { workers_free: "Free", workers_paid: "Paid" };

/** A plan's id as people call it. */
export function planName(id: string): string {
  return NAMES[id] ?? id;
}
