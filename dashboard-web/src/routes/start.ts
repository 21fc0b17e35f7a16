import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { subscriptionQuery } from "../api/queries/billing.ts";
import { workersQuery } from "../api/queries/workers.ts";
import { shellRoute } from "./shell.tsx";

export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/start",
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.ensureQueryData(subscriptionQuery(account.id)),
      queryClient.ensureQueryData(workersQuery(account.id)),
    ]),
  component: lazyRouteComponent(() => import("../pages/start/start.tsx"), "Start"),
});
