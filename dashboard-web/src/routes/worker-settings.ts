import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { plansQuery, subscriptionQuery } from "../api/queries/billing.ts";
import { platformQuery } from "../api/queries/platform.ts";
import {
  customDomainsQuery,
  scheduleRunsQuery,
  schedulesQuery,
  scriptRoutesQuery,
  scriptSubdomainQuery,
  settingsQuery,
} from "../api/queries/worker-settings.ts";
import { versionsQuery } from "../api/queries/workers.ts";
import { zonesQuery } from "../api/queries/zones.ts";
import { flags, oneOf, texts } from "./search.ts";
import { workerRoute } from "./worker.ts";

export const workerBindingsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/bindings",
  validateSearch: (search) => ({
    ...oneOf(search, "add", ["variable", "secret"]),
    ...texts(search, "edit", "remove"),
  }),
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    queryClient.ensureQueryData(settingsQuery(account.id, name)),
  component: lazyRouteComponent(() => import("../pages/worker/bindings.tsx"), "WorkerBindings"),
});

export const workerTriggersRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/triggers",
  validateSearch: (search) => ({
    ...oneOf(search, "add", ["cron", "domain", "route"]),
    ...texts(search, "remove"),
  }),
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    Promise.all([
      queryClient.ensureQueryData(platformQuery),
      queryClient.ensureQueryData(scriptSubdomainQuery(account.id, name)),
      queryClient.ensureQueryData(schedulesQuery(account.id, name)),
      queryClient.ensureQueryData(scheduleRunsQuery(account.id, name)),
      queryClient.ensureQueryData(scriptRoutesQuery(account.id, name)),
      queryClient.ensureQueryData(customDomainsQuery(account.id, name)),
      queryClient.ensureQueryData(zonesQuery(account.id)),
    ]),
  component: lazyRouteComponent(() => import("../pages/worker/triggers.tsx"), "WorkerTriggers"),
});

export const workerSettingsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/settings",
  validateSearch: (search) => flags(search, "remove"),
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    Promise.all([
      queryClient.ensureQueryData(settingsQuery(account.id, name)),
      queryClient.ensureQueryData(versionsQuery(account.id, name)),
      queryClient.ensureQueryData(subscriptionQuery(account.id)),
      queryClient.ensureQueryData(plansQuery),
    ]),
  component: lazyRouteComponent(() => import("../pages/worker/settings.tsx"), "WorkerSettings"),
});
