import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import {
  invoicesQuery,
  plansQuery,
  spendingQuery,
  subscriptionQuery,
  usageQuery,
  type UsageListing,
} from "../api/queries/billing.ts";
import { pausesQuery } from "../api/queries/pauses.ts";
import { platformQuery } from "../api/queries/platform.ts";
import { shellRoute } from "./shell.tsx";

interface CheckoutSearch {
  /** What came of the checkout from which the browser returns. */
  checkout?: "success" | "cancelled";
}

export function checkoutSearch(search: Record<string, unknown>): CheckoutSearch {
  const checkout = search["checkout"];
  return checkout === "success" || checkout === "cancelled" ? { checkout } : {};
}

/** Plan and billing: heading, tabs, and the page below them. */
export const billingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/billing",
  component: lazyRouteComponent(() => import("../pages/billing/billing.tsx"), "Billing"),
});

export const billingOverviewRoute = createRoute({
  getParentRoute: () => billingRoute,
  path: "/",
  validateSearch: checkoutSearch,
  loader: ({ context: { queryClient, account } }) =>
    Promise.all([
      queryClient.fetchQuery(subscriptionQuery(account.id)),
      queryClient.fetchQuery(pausesQuery(account.id)),
      queryClient.ensureQueryData(plansQuery),
      queryClient.ensureQueryData(platformQuery),
      // Refused to members who may not see what is spent: the page does without.
      queryClient.prefetchQuery(usageQuery(account.id, usageListing({}))),
    ]),
  component: lazyRouteComponent(() => import("../pages/billing/overview.tsx"), "BillingOverview"),
});

interface UsageSearch {
  period?: "previous" | undefined;
  by?: "namespace" | "object" | undefined;
  /** Whose objects are shown. */
  namespace?: string | undefined;
  /** Of which metric days and users are shown. */
  metric?: string;
}

function usageSearch(search: Record<string, unknown>): UsageSearch {
  const { period, by, namespace, metric } = search;
  return {
    ...(period === "previous" && { period }),
    ...(by === "namespace" && { by }),
    ...(by === "object" && typeof namespace === "string" && { by, namespace }),
    ...(typeof metric === "string" && { metric }),
  };
}

/** What a search asks the API for; the metric is no matter of it. */
export function usageListing({ period, by, namespace }: UsageSearch): UsageListing {
  return { period: period ?? "current", by: by ?? "worker", namespace };
}

export const billingUsageRoute = createRoute({
  getParentRoute: () => billingRoute,
  path: "/usage",
  validateSearch: usageSearch,
  loaderDeps: ({ search }) => usageListing(search),
  loader: ({ context: { queryClient, account }, deps }) =>
    Promise.all([
      queryClient.ensureQueryData(usageQuery(account.id, deps)),
      queryClient.ensureQueryData(plansQuery),
    ]),
  component: lazyRouteComponent(() => import("../pages/billing/usage.tsx"), "BillingUsage"),
});

export const billingSpendingRoute = createRoute({
  getParentRoute: () => billingRoute,
  path: "/spending",
  loader: ({ context: { queryClient, account } }) => queryClient.ensureQueryData(spendingQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/billing/spending.tsx"), "BillingSpending"),
});

interface InvoicesSearch {
  /** The invoice whose lines are open. */
  invoice?: string;
}

export const billingInvoicesRoute = createRoute({
  getParentRoute: () => billingRoute,
  path: "/invoices",
  validateSearch: (search): InvoicesSearch =>
    typeof search["invoice"] === "string" ? { invoice: search["invoice"] } : {},
  loader: ({ context: { queryClient, account } }) => queryClient.fetchQuery(invoicesQuery(account.id)),
  component: lazyRouteComponent(() => import("../pages/billing/invoices.tsx"), "BillingInvoices"),
});
