import { createRoute, redirect } from "@tanstack/react-router";
import { ApiError, isSignedOut } from "../api/errors.ts";
import { accountsQuery, userQuery } from "../api/queries.ts";
import { AppSkeleton } from "../components/skeletons.tsx";
import { rootRoute } from "./root.tsx";

/** Everything below it has a signed-in user and an account; anybody else lands on the front page. */
export const authenticatedRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "authenticated",
  pendingComponent: AppSkeleton,
  beforeLoad: async ({ context: { queryClient }, location }) => {
    try {
      const [user, accounts] = await Promise.all([
        queryClient.ensureQueryData(userQuery),
        queryClient.ensureQueryData(accountsQuery),
      ]);
      const account = accounts[0];
      if (account === undefined) throw new ApiError("You belong to no account.", { status: 404 });
      return { user, account };
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: "/", search: { return: location.href }, replace: true });
      throw error;
    }
  },
});
