import { createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { isSignedOut } from "../api/errors.ts";
import { userQuery } from "../api/queries/account.ts";
import { safeReturnPath } from "../domain/return-path.ts";
import { rootRoute } from "./root.tsx";

const HOME = "/workers";

export const landingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: (search): { return?: string } =>
    typeof search["return"] === "string" ? { return: safeReturnPath(search["return"], HOME) } : {},
  beforeLoad: async ({ context: { queryClient }, search }) => {
    try {
      // What is remembered of the user says nothing of the session: it may have ended elsewhere.
      await queryClient.fetchQuery({ ...userQuery, retry: false, staleTime: 0 });
    } catch (error) {
      if (isSignedOut(error)) return;
      throw error;
    }
    throw redirect({ href: search.return ?? HOME, replace: true });
  },
  component: lazyRouteComponent(() => import("../pages/start/landing.tsx"), "Landing"),
});
