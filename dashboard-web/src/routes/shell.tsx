import { createRoute, Outlet, redirect } from "@tanstack/react-router";
import { subdomainQuery } from "../api/queries/account.ts";
import { userMay } from "../api/queries/rights.ts";
import { IdleLogout } from "../components/idle-logout.tsx";
import { AttentionBanner } from "../components/attention-banner.tsx";
import { Shell } from "../components/shell.tsx";
import { AppSkeleton } from "../components/skeletons.tsx";
import { authenticatedRoute } from "./authenticated.ts";

/** The frame of every page of an account that is set up. */
export const shellRoute = createRoute({
  getParentRoute: () => authenticatedRoute,
  id: "shell",
  pendingComponent: AppSkeleton,
  beforeLoad: async ({ context: { queryClient, account } }) => {
    const [sees] = await Promise.all([
      userMay(queryClient, account.id, "Workers Scripts Read"),
      queryClient.ensureQueryData(subdomainQuery(account.id)).catch(() => undefined),
    ]);
    if (!sees) return { subdomain: null };
    const subdomain = await queryClient.ensureQueryData(subdomainQuery(account.id));
    const chooses = subdomain === null && (await userMay(queryClient, account.id, "Workers Scripts Write"));
    if (chooses) throw redirect({ to: "/welcome", replace: true });
    return { subdomain };
  },
  component: ShellPage,
});

function ShellPage() {
  const { user, account } = shellRoute.useRouteContext();
  return (
    <Shell user={user} account={account}>
      <IdleLogout />
      <AttentionBanner account={account.id} />
      <Outlet />
    </Shell>
  );
}
