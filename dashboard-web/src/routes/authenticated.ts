import { createRoute, redirect, retainSearchParams } from "@tanstack/react-router";
import { ApiError, isSignedOut } from "../api/errors.ts";
import { accountsQuery, userQuery } from "../api/queries/account.ts";
import { AppSkeleton } from "../components/skeletons.tsx";
import { rootRoute } from "./root.tsx";

interface Search {
  /** Whose pages these are, for users of several accounts; without it, those of their first account. */
  account?: string;
}

/** Everything below it has a signed-in user and an account; anybody else lands on the front page. */
export const authenticatedRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "authenticated",
  pendingComponent: AppSkeleton,
  validateSearch: (search): Search =>
    typeof search["account"] === "string" ? { account: search["account"] } : {},
  search: { middlewares: [retainSearchParams<Search>(["account"])] },
  beforeLoad: async ({ context: { queryClient }, location, search }) => {
    try {
      const [user, accounts] = await Promise.all([
        queryClient.ensureQueryData(userQuery),
        queryClient.ensureQueryData(accountsQuery),
      ]);
      const account =
        search.account === undefined ? accounts[0] : accounts.find(({ id }) => id === search.account);
      if (account === undefined) throw new ApiError("You belong to no such account.", { status: 404 });
      return { user, account };
    } catch (error) {
      if (isSignedOut(error)) throw redirect({ to: "/", search: { return: location.href }, replace: true });
      throw error;
    }
  },
});
