import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { ApiError } from "../api/errors.ts";
import {
  healthQuery,
  operatorAccountQuery,
  operatorAccountsQuery,
  podsQuery,
  shardsQuery,
} from "../api/queries/operator.ts";
import { shellRoute } from "./shell.tsx";

/** What only those see who run the platform; for everybody else there is no such page. */
export const operatorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/operator",
  beforeLoad: ({ context: { user } }) => {
    if (!user.operator) throw notFound();
  },
});

const page = (value: unknown): number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 1;

interface TenantSearch {
  search?: string;
  page?: number;
}

export const tenantsRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: "/tenants",
  validateSearch: (search): TenantSearch => {
    const text = search["search"];
    const found = typeof text === "string" || typeof text === "number" ? String(text) : "";
    const number = page(search["page"]);
    return { ...(found !== "" && { search: found }), ...(number > 1 && { page: number }) };
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, deps }) =>
    queryClient.ensureQueryData(operatorAccountsQuery(deps.search ?? "", deps.page ?? 1)),
  component: lazyRouteComponent(() => import("../pages/operator/tenants.tsx"), "Tenants"),
});

export const tenantRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: "/tenants/$id",
  loader: async ({ context: { queryClient }, params: { id } }) => {
    try {
      await queryClient.ensureQueryData(operatorAccountQuery(id));
    } catch (error) {
      if (error instanceof ApiError && error.notFound) throw notFound();
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("../pages/operator/tenant.tsx"), "Tenant"),
});

export const podsRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: "/pods",
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(podsQuery),
  component: lazyRouteComponent(() => import("../pages/operator/pods.tsx"), "Pods"),
});

interface ShardSearch {
  pod?: string;
  page?: number;
}

export const shardsRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: "/shards",
  validateSearch: (search): ShardSearch => {
    const pod = search["pod"];
    const number = page(search["page"]);
    return { ...(typeof pod === "string" && { pod }), ...(number > 1 && { page: number }) };
  },
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(shardsQuery),
  component: lazyRouteComponent(() => import("../pages/operator/shards.tsx"), "Shards"),
});

interface HealthSearch {
  /** Whether only payment events that wait are shown. */
  waiting?: true;
  page?: number;
}

export const healthRoute = createRoute({
  getParentRoute: () => operatorRoute,
  path: "/health",
  validateSearch: (search): HealthSearch => {
    const number = page(search["page"]);
    return { ...(search["waiting"] === true && { waiting: true }), ...(number > 1 && { page: number }) };
  },
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(healthQuery),
  component: lazyRouteComponent(() => import("../pages/operator/health.tsx"), "Health"),
});
