import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { auditQuery } from "../api/queries/audit.ts";
import { membersQuery, membershipsQuery, rolesQuery } from "../api/queries/members.ts";
import { platformQuery } from "../api/queries/platform.ts";
import { oauthSessionsQuery, tokensQuery } from "../api/queries/tokens.ts";
import { zonesQuery } from "../api/queries/zones.ts";
import { auditFilter } from "../domain/audit.ts";
import { flags, texts } from "./search.ts";
import { shellRoute } from "./shell.tsx";

export const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/tokens",
  validateSearch: (search) => texts(search, "edit", "roll", "remove"),
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(tokensQuery),
  component: lazyRouteComponent(() => import("../pages/account/tokens.tsx"), "Tokens"),
});

export const membersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/members",
  validateSearch: (search) => ({ ...flags(search, "invite"), ...texts(search, "remove") }),
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.ensureQueryData(membersQuery(account.id)),
      queryClient.ensureQueryData(rolesQuery(account.id)),
    ]),
  component: lazyRouteComponent(() => import("../pages/account/members.tsx"), "Members"),
});

export const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/audit",
  validateSearch: (search) => texts(search, "action", "type", "id", "actor", "from", "to", "entry"),
  loaderDeps: ({ search }) => auditFilter(search),
  loader: ({ context: { queryClient, account }, deps }) =>
    queryClient.ensureInfiniteQueryData(auditQuery(account.id, deps)),
  component: lazyRouteComponent(() => import("../pages/account/audit.tsx"), "AuditLog"),
});

export const domainsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/domains",
  validateSearch: (search) => texts(search, "remove"),
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(zonesQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/account/domains.tsx"), "Domains"),
});

export const accountRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/account",
  loader: ({ context: { queryClient } }) =>
    Promise.all([queryClient.ensureQueryData(platformQuery), queryClient.ensureQueryData(membershipsQuery)]),
  component: lazyRouteComponent(() => import("../pages/account/account.tsx"), "AccountPage"),
});

export const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/profile",
  validateSearch: (search) => ({ ...flags(search, "logout"), ...texts(search, "leave") }),
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(platformQuery),
      queryClient.ensureQueryData(membershipsQuery),
      queryClient.ensureQueryData(oauthSessionsQuery),
    ]),
  component: lazyRouteComponent(() => import("../pages/account/profile.tsx"), "Profile"),
});
