import type { PermissionGroup, Token, TokenRequest } from "../api/model.ts";

const ACCOUNT = "com.cloudflare.api.account";
const USER = "com.cloudflare.api.user";

/** What a token is good for, as a form asks it. */
export interface TokenChoice {
  name: string;
  /** Ids of permission groups; none: whatever its owner may do. */
  permissions: string[];
  /** Ids; none: all of the owner's. */
  accounts: string[];
  /** The last day, `2027-01-31`; empty: for ever. */
  lastDay: string;
  /** Networks in CIDR notation from which alone it may be used; none: from everywhere. */
  addresses: string[];
}

export const ANYTHING: TokenChoice = { name: "", permissions: [], accounts: [], lastDay: "", addresses: [] };

/** The choice in the words of the API. */
export function tokenRequest(choice: TokenChoice, groups: PermissionGroup[], userId: string): TokenRequest {
  const policies = policiesOf(choice, groups, userId);
  return {
    name: choice.name.trim(),
    ...(policies.length > 0 && { policies }),
    ...(choice.lastDay !== "" && { expires_on: endOf(choice.lastDay) }),
    ...(choice.addresses.length > 0 && { condition: { request_ip: { in: choice.addresses } } }),
  };
}

function policiesOf({ permissions, accounts }: TokenChoice, groups: PermissionGroup[], userId: string) {
  const chosen = groups.filter(({ id }) => permissions.includes(id));
  const ofUser = chosen.filter(({ scopes }) => scopes.includes(USER));
  const ofAccounts = chosen.filter(({ scopes }) => scopes.includes(ACCOUNT));
  const resources = (accounts.length === 0 ? ["*"] : accounts).map((id) => [`${ACCOUNT}.${id}`, "*"]);
  return [
    { groups: ofAccounts, resources: Object.fromEntries(resources) as Record<string, string> },
    { groups: ofUser, resources: { [`${USER}.${userId}`]: "*" } },
  ]
    .filter((policy) => policy.groups.length > 0)
    .map((policy) => ({
      effect: "allow",
      permission_groups: policy.groups.map(({ id }) => ({ id })),
      resources: policy.resources,
    }));
}

/** What was chosen for a token that there is. */
export function tokenChoice(token: Token): TokenChoice {
  const policies = token.policies ?? [];
  const resources = policies.flatMap((policy) => Object.keys(policy.resources));
  const accounts = resources
    .filter((each) => each.startsWith(`${ACCOUNT}.`))
    .map((each) => each.slice(ACCOUNT.length + 1))
    .filter((id) => id !== "*");
  return {
    name: token.name,
    permissions: policies.flatMap((policy) => policy.permission_groups.map(({ id }) => id)),
    accounts: [...new Set(accounts)],
    lastDay: token.expires_on === undefined ? "" : token.expires_on.slice(0, 10),
    addresses: token.condition?.request_ip?.in ?? [],
  };
}

/** Days of a token end at midnight UTC, so that everybody reads the same day. */
function endOf(day: string): string {
  return `${day}T23:59:59Z`;
}
