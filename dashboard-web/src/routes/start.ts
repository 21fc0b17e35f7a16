import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { subscriptionQuery } from "../api/queries/billing.ts";
import { shellRoute } from "./shell.tsx";

export const startRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/start",
  loader: ({ context: { queryClient, account } }) =>
    queryClient.ensureQueryData(subscriptionQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/start/start.tsx"), "Start"),
});
