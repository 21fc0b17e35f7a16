import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { NotFound, RouteError } from "./components/route-error.tsx";
import { PageSkeleton } from "./components/skeletons.tsx";
import {
  accountRoute,
  auditRoute,
  domainsRoute,
  membersRoute,
  profileRoute,
  tokensRoute,
} from "./routes/account.ts";
import { authenticatedRoute } from "./routes/authenticated.ts";
import {
  billingInvoicesRoute,
  billingOverviewRoute,
  billingRoute,
  billingSpendingRoute,
  billingUsageRoute,
} from "./routes/billing.ts";
import {
  durableObjectsRoute,
  namespaceMetricsRoute,
  namespaceObjectsRoute,
  namespaceRoute,
  objectLogsRoute,
  objectManageRoute,
  objectOverviewRoute,
  objectRoute,
  objectStorageRoute,
} from "./routes/durable-objects.ts";
import { editWorkerRoute, newWorkerRoute } from "./routes/editor.ts";
import { kvNamespaceRoute, kvRoute } from "./routes/kv.ts";
import { landingRoute } from "./routes/landing.ts";
import {
  healthRoute,
  operatorRoute,
  podsRoute,
  shardsRoute,
  tenantRoute,
  tenantsRoute,
} from "./routes/operator.ts";
import { planRoute } from "./routes/plan.ts";
import { rootRoute } from "./routes/root.tsx";
import { shellRoute } from "./routes/shell.tsx";
import { startRoute } from "./routes/start.ts";
import { subdomainRoute, welcomeRoute } from "./routes/welcome.ts";
import { uploadRoute } from "./routes/upload.ts";
import {
  workerCompareRoute,
  workerDeploymentsRoute,
  workerLogsRoute,
  workerMetricsRoute,
  workerOverviewRoute,
  workerRoute,
  workerVersionsRoute,
} from "./routes/worker.ts";
import { workerBindingsRoute, workerSettingsRoute, workerTriggersRoute } from "./routes/worker-settings.ts";
import { workersRoute } from "./routes/workers.ts";

const routeTree = rootRoute.addChildren([
  landingRoute,
  authenticatedRoute.addChildren([
    welcomeRoute,
    subdomainRoute,
    shellRoute.addChildren([
      startRoute,
      workersRoute,
      newWorkerRoute,
      editWorkerRoute,
      uploadRoute,
      workerRoute.addChildren([
        workerOverviewRoute,
        workerMetricsRoute,
        workerLogsRoute,
        workerDeploymentsRoute,
        workerVersionsRoute,
        workerCompareRoute,
        workerBindingsRoute,
        workerTriggersRoute,
        workerSettingsRoute,
      ]),
      durableObjectsRoute,
      kvRoute,
      kvNamespaceRoute,
      billingRoute.addChildren([
        billingOverviewRoute,
        billingUsageRoute,
        billingSpendingRoute,
        billingInvoicesRoute,
      ]),
      namespaceRoute.addChildren([namespaceObjectsRoute, namespaceMetricsRoute]),
      objectRoute.addChildren([objectOverviewRoute, objectStorageRoute, objectLogsRoute, objectManageRoute]),
      operatorRoute.addChildren([tenantsRoute, tenantRoute, podsRoute, shardsRoute, healthRoute]),
      planRoute,
      membersRoute,
      tokensRoute,
      domainsRoute,
      auditRoute,
      accountRoute,
      profileRoute,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree,
    context: { queryClient },
    ...(history && { history }),
    defaultPreload: "intent",
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
