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

/** What the log keeps of a thing, as far as it names it. */
export interface AuditedState {
  name?: string;
  title?: string;
  email?: string;
  class?: string;
  hostname?: string;
  pattern?: string;
  worker?: string;
  number?: number;
  service?: string;
  namespace_id?: string;
  key?: string;
}

/** What people call a thing: "rooms #2" for a version, a title for a namespace; its id if it has no other name. */
export function subjectName(type: string, id: string, state: AuditedState): string {
  const { worker } = state;
  if (type === "version" && worker !== undefined) return `${worker} #${state.number ?? id.slice(0, 8)}`;
  if (type === "deployment" && worker !== undefined) return worker;
  if (type === "durable_object_namespace" && state.class !== undefined) return state.class;
  if (state.key !== undefined) return state.key === "" ? "(the empty key)" : state.key;
  if (type.startsWith("durable_object")) return `${id.slice(0, 12)}…`;
  return state.hostname ?? state.pattern ?? state.title ?? state.email ?? state.name ?? id;
}

/** `worker_settings` as people write it: "Worker settings"; what has a name of its own keeps it. */
export function kindName(kind: string): string {
  if (kind === "operator_account") return "Account, by the operator";
  const words = kind.replaceAll("_", " ").replace("durable object", "Durable Object").replace("kv ", "KV ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
