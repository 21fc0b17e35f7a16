import type { Role } from "../api/model.ts";

/** What the dashboard asks about before it offers something, as the API names permissions. */
export type Permission =
  | "Account Settings Write"
  | "Account Members Read"
  | "Account Members Write"
  | "Audit Logs Read"
  | "Billing Read"
  | "Billing Write"
  | "Workers Scripts Read"
  | "Workers Scripts Write"
  | "Workers Routes Read"
  | "Workers Routes Write"
  | "Workers Tail Read"
  | "Workers KV Storage Read"
  | "Workers KV Storage Write"
  | "Durable Objects Read"
  | "Durable Objects Write"
  | "Durable Objects Data";

/** The user's role in an account, and all that there are. */
export interface Rights {
  own: Role | undefined;
  roles: Role[];
}

/** Whether something is offered. While nothing is known it is: the API has the last word in any case. */
export function may(rights: Rights | undefined, permission: Permission): boolean {
  return rights?.own === undefined || rights.own.permissions.includes(permission);
}

/** Nobody gives a role that may do more than their own. */
export function mayGive(rights: Rights | undefined, { permissions }: Role): boolean {
  return rights?.own === undefined || permissions.every((each) => rights.own?.permissions.includes(each));
}

const oneOf = new Intl.ListFormat("en", { type: "disjunction" });

/** Why something is not offered, and who could do it. */
export function refusal({ own, roles }: Rights, permission: Permission): string {
  const others = roles.filter(({ permissions }) => permissions.includes(permission)).map(({ name }) => name);
  return `Your role in this account is ${own?.name}. This takes ${oneOf.format(others)}.`;
}
