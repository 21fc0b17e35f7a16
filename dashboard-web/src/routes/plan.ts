import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { plansQuery, subscriptionQuery } from "../api/queries/billing.ts";
import { platformQuery } from "../api/queries/platform.ts";
import { shellRoute } from "./shell.tsx";

type Checkout = "success" | "cancelled";

export const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/plan",
  validateSearch: (search): { checkout?: Checkout } => {
    const checkout = search["checkout"];
    return checkout === "success" || checkout === "cancelled" ? { checkout } : {};
  },
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.fetchQuery(subscriptionQuery(account.id)),
      queryClient.ensureQueryData(plansQuery),
      queryClient.ensureQueryData(platformQuery),
    ]),
  component: lazyRouteComponent(() => import("../pages/account/plan.tsx"), "PlanPage"),
});
