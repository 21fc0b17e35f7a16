import type { AuditFilter } from "../api/queries/audit.ts";

/** What the audit log's address says besides the open entry. */
export interface AuditSearch {
  action?: string;
  type?: string;
  id?: string;
  actor?: string;
  /** Days, `2027-01-31`, in the viewer's zone; both are included. */
  from?: string;
  to?: string;
}

export function auditFilter({ action, type, id, actor, from, to }: AuditSearch): AuditFilter {
  return {
    ...(action && { action_type: action }),
    ...(type && { resource_type: type }),
    ...(id && { resource_id: id }),
    ...(actor && { actor_email: actor }),
    ...(from && { since: startOf(from, 0) }),
    ...(to && { before: startOf(to, 1) }),
  };
}

function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

/** `durable_object` as people write it: "Durable object". */
export function kindName(kind: string): string {
  const words = kind.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
