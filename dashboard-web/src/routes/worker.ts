import { createRoute, lazyRouteComponent, notFound } from "@tanstack/react-router";
import { ApiError } from "../api/errors.ts";
import { deploymentsQuery, versionsQuery, workersQuery } from "../api/queries/workers.ts";
import { logSearch } from "../domain/log-search.ts";
import { rangeSearch } from "../domain/range.ts";
import { texts } from "./search.ts";
import { shellRoute } from "./shell.tsx";

/** One Worker: its heading, its tabs, and the page below them. */
export const workerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/workers/$name",
  loader: async ({ context: { queryClient, account }, params: { name } }) => {
    try {
      const [workers] = await Promise.all([
        queryClient.ensureQueryData(workersQuery(account.id)),
        queryClient.ensureQueryData(deploymentsQuery(account.id, name)),
      ]);
      if (!workers.some((worker) => worker.id === name)) throw notFound();
    } catch (error) {
      if (error instanceof ApiError && error.notFound) throw notFound();
      throw error;
    }
  },
  component: lazyRouteComponent(() => import("../pages/worker/worker.tsx"), "WorkerPage"),
});

export const workerOverviewRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/",
  component: lazyRouteComponent(() => import("../pages/worker/overview.tsx"), "WorkerOverview"),
});

export const workerMetricsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/metrics",
  validateSearch: rangeSearch,
  component: lazyRouteComponent(() => import("../pages/worker/metrics/metrics.tsx"), "WorkerMetrics"),
});

export const workerLogsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/logs",
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import("../pages/worker/logs/logs.tsx"), "WorkerLogs"),
});

export const workerDeploymentsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/deployments",
  validateSearch: (search) => texts(search, "rollout", "rollback"),
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    queryClient.ensureQueryData(versionsQuery(account.id, name)),
  component: lazyRouteComponent(
    () => import("../pages/worker/deployments/deployments.tsx"),
    "WorkerDeployments",
  ),
});

export const workerVersionsRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/versions",
  validateSearch: (search): { version?: string } =>
    typeof search["version"] === "string" ? { version: search["version"] } : {},
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    queryClient.ensureQueryData(versionsQuery(account.id, name)),
  component: lazyRouteComponent(() => import("../pages/worker/deployments/versions.tsx"), "WorkerVersions"),
});

/** What became of one version in another: the newest two unless the address says which. */
export const workerCompareRoute = createRoute({
  getParentRoute: () => workerRoute,
  path: "/versions/compare",
  validateSearch: ({ base, head }): { base?: string; head?: string } => ({
    ...(typeof base === "string" && { base }),
    ...(typeof head === "string" && { head }),
  }),
  loader: ({ context: { queryClient, account }, params: { name } }) =>
    queryClient.ensureQueryData(versionsQuery(account.id, name)),
  component: lazyRouteComponent(() => import("../pages/worker/compare/compare.tsx"), "CompareVersions"),
});
