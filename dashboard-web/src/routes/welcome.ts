import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { subdomainQuery } from "../api/queries/account.ts";
import { authenticatedRoute } from "./authenticated.ts";

export const welcomeRoute = createRoute({
  getParentRoute: () => authenticatedRoute,
  path: "/welcome",
  loader: async ({ context: { queryClient, account } }) => {
    const subdomain = await queryClient.ensureQueryData(subdomainQuery(account.id));
    if (subdomain !== null) throw redirect({ to: "/start", replace: true });
  },
  component: lazyRouteComponent(() => import("../pages/start/welcome.tsx"), "Welcome"),
});

/** The address that the API gives to command-line users who have no subdomain yet. */
export const subdomainRoute = createRoute({
  getParentRoute: () => authenticatedRoute,
  path: "/subdomain",
  beforeLoad: () => {
    throw redirect({ to: "/welcome", replace: true });
  },
});
